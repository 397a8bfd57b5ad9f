// Sends every request of a .http file to an app: node try-requests.mjs FILE URL. Each must return 2xx; a GET that returns 202 is sent again.
import { readFileSync } from "node:fs";

const [, , file, app] = process.argv;
const requests = readFileSync(file, "utf8").split(/^###.*$/m).slice(1).map(part => {
  const [head, ...body] = part.trim().split(/\n\n/);
  const [first, ...headers] = head.split("\n");
  const [method, url] = first.split(" ");
  return { method, url: url.replace("{{app}}", app), headers: headers.map(line => line.split(/: */, 2)), body: body.join("\n\n") || undefined };
});

for (const { method, url, headers, body } of requests) {
  let answer;
  for (let i = 0; i < 100; i++) {
    answer = await fetch(url, { method, headers, body });
    if (method !== "GET" || answer.status !== 202)
      break;
    await new Promise(later => setTimeout(later, 200));
  }
  if (!answer.ok || (method === "GET" && answer.status !== 200)) {
    console.error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
    process.exit(1);
  }
}
console.log(`${requests.length} requests of ${file} answered.`);
