// What a summary of n sentences is, worked out from an answer that holds the choices of every length: so the slider reacts at once.

const rightToLeft = new Set(["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"]);

export const directionOf = language => rightToLeft.has(language) ? "rtl" : "ltr";

/** The sentences of a summary of n sentences, best first; null where the answer does not hold that length. */
export function chosen(result, n) {
  const { extractive, document: read } = result;
  if (!extractive)
    return [];
  const choice = extractive.choices?.[n - 1];
  if (choice && read.outline && read.text != null) {
    return choice.sentences.map((index, i) => {
      const place = read.outline.sentences[index];
      return { index, text: read.text.slice(place.offset, place.offset + place.length), rankScore: choice.rankScores[i], ...place };
    });
  }
  if (result.options.sentences !== n && extractive.sentences.length < read.sentences)
    return null;
  return [...extractive.sentences].sort((a, b) => b.rankScore - a.rankScore || a.index - b.index);
}

/** A number with the noun that it counts. */
export const counted = (n, what) => `${n.toLocaleString()} ${what}${n === 1 ? "" : "s"}`;

export const ordered = (sentences, order) => order === "rank" ? sentences : [...sentences].sort((a, b) => a.index - b.index);

/** The sentence with its speaker's name before it, if the article is a transcript. */
export const attributed = ({ text, speaker }) => speaker && !(text.startsWith(speaker) && !/^[\p{L}\p{N}]/u.test(text.slice(speaker.length))) ? `${speaker}: ${text}` : text;

export const oneLine = text => text.replace(/[\s\u0085]*[\n\r\t\u0085\u2028\u2029][\s\u0085]*/gu, " ");

/** The result as the API answers it for this length and order. */
export function resultOf({ result, llm }, n, order) {
  const { text, outline, ...read } = result.document ?? {};
  const { choices, ...options } = result.options;
  const sentences = ordered(chosen(result, n) ?? [], order);
  const glue = read.language === "zh" || read.language === "ja" ? "" : " ";
  return {
    ...result,
    document: result.document && read,
    extractive: result.extractive && { text: sentences.map(s => oneLine(attributed(s))).join(glue), sentences, keyPhrases: result.extractive.keyPhrases },
    llm: llm ?? result.llm,
    options: { ...options, sentences: n, sortBy: order, includeText: false },
  };
}

export const escaped = text => oneLine(text).replace(/[\\`*_[\]<>&|~$]/g, "\\$&").replace(/^([#+=-])/, "\\$1").replace(/^(\d{1,9})([.)])/, "$1\\$2");
const remark = { supported: "", partial: " [supported in part]", unsupported: " [not supported]" };

/** A result as text to paste elsewhere. */
export function copyOf(result, form) {
  const written = result.llm?.status === "succeeded" ? result.llm.sentences ?? [] : [];
  const isList = written.length > 0 && result.llm.text?.startsWith("- ");
  const joined = sentences => isList ? sentences.map(sentence => `- ${sentence}`).join("\n") : sentences.join(" ");
  if (form === "json")
    return JSON.stringify(result, null, 2);
  if (form === "text")
    return (written.length ? joined(written.map(s => oneLine(s.text) + remark[s.grounding])) + "\n\n" : "") + result.extractive.text;
  const title = result.document.title ?? (result.id === "-" ? null : result.id);
  return [
    ...(title ? [`## ${escaped(title)}`] : []),
    ...(written.length ? [joined(written.map(s => escaped(s.text) + (remark[s.grounding] && ` *${remark[s.grounding].trim()}*`)))] : []),
    result.extractive.sentences.map(s => `- ${escaped(attributed(s))}`).join("\n"),
    ...(result.extractive.keyPhrases.length ? [`Key phrases: ${result.extractive.keyPhrases.map(escaped).join(", ")}`] : []),
  ].join("\n\n") + "\n";
}
