// The API page: the operations of the OpenAPI description, each with its parameters, answers and a command to try.
import { $, element } from "./dom.js";

const methods = ["get", "post", "put", "delete"];

const description = await fetch("/api/openapi.json").then(response => response.ok ? response.json() : null).catch(() => null);

/** Follows a reference within the description. */
const resolve = node => node?.$ref ? node.$ref.slice(2).split("/").reduce((at, part) => at[part], description) : node;

const paragraphs = text => (text ?? "").split(/\n\n+/).filter(Boolean).map(part => element("p", { textContent: part }));

function typeOf(schema) {
  const own = resolve(schema) ?? {};
  if (own.enum)
    return own.enum.join(" | ");
  const type = [own.type ?? "object"].flat().filter(each => each !== "null").join(" or ");
  const range = [own.minimum, own.maximum].some(limit => limit !== undefined) ? `, ${own.minimum ?? "…"} to ${own.maximum ?? "…"}` : "";
  return type === "array" ? `list of ${typeOf(own.items)}` : type + range;
}

function table(caption, head, rows) {
  return rows.length === 0 ? [] : [element("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": caption },
    element("table", {}, element("caption", { textContent: caption }),
      element("thead", {}, element("tr", {}, ...head.map(text => element("th", { scope: "col", textContent: text })))),
      element("tbody", {}, ...rows.map(([name, ...cells]) => element("tr", {},
        element("th", { scope: "row" }, element("code", { textContent: name })), ...cells.map(text => element("td", { textContent: text })))))))];
}

const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;

/** Returns a shell command that calls an operation of this app. */
function command(method, path, operation) {
  const body = resolve(operation.requestBody)?.content ?? {};
  const type = body["application/json"] ? "application/json" : Object.keys(body)[0];
  const media = body[type];
  const example = media?.example ?? Object.values(media?.examples ?? {}).map(resolve)[0]?.value;
  const lines = [`curl${method === "get" ? "" : ` -X ${method.toUpperCase()}`} '${location.origin}${path.replace(/\{[^}]+\}/g, "NAME")}'`];
  if ((operation.security ?? description.security ?? []).length > 0)
    lines.push('-H "x-functions-key: $KEY"'); // curl leaves it out where there is no key
  if (type) {
    const text = type === "application/json" ? JSON.stringify(example) : example;
    lines.push(`-H 'content-type: ${type}'`, `--data-binary ${text === undefined ? "@FILE" : quoted(text)}`);
  }
  return lines.join(" \\\n  ");
}

function operationOf(path, method, shared, operation) {
  const parameters = [...(shared ?? []), ...(operation.parameters ?? [])].map(resolve);
  const json = resolve(resolve(operation.requestBody)?.content?.["application/json"]?.schema);
  const required = new Set(json?.required ?? []);
  const properties = Object.entries(json?.properties ?? {}).map(([name, schema]) => [name, schema, resolve(schema)]);
  return element("section", { className: "operation" },
    element("h2", {}, element("b", { className: `method ${method}`, textContent: method.toUpperCase() }), " ", element("code", { textContent: path })),
    element("p", { className: "lead", textContent: operation.summary ?? "" }),
    ...paragraphs(operation.description),
    ...table("Parameters", ["Name", "In", "Type", "Meaning"], parameters.map(p => [p.name, p.in, typeOf(p.schema), p.description ?? ""])),
    ...table("JSON body", ["Property", "Type", "Meaning"],
      properties.map(([name, schema, own]) => [name, typeOf(schema) + (required.has(name) ? ", required" : ""), schema.description ?? own?.description ?? ""])),
    ...table("Answers", ["Status", "Meaning"], Object.entries(operation.responses).map(([status, answer]) => [status, resolve(answer).description])),
    element("pre", { tabIndex: 0, "aria-label": "Command to try", textContent: command(method, path, operation) }));
}

function operations() {
  $("api-about").textContent = description.info.title === "Summarizer" ? `Version ${description.info.version}` : description.info.title;
  return Object.entries(description.paths).flatMap(([path, item]) =>
    methods.filter(method => item[method]).map(method => operationOf(path, method, item.parameters, item[method])));
}

$("operations").replaceChildren(...(description ? operations() : [element("div", { className: "notice", role: "alert" },
  element("p", { textContent: "The description of the API cannot be loaded. Check that the app is running and reload this page." }))]));
