// Summarises a file with nothing but fetch: summarize.mts URL FILE. With SUMMARIZER_KEY where the app asks for a key.
// Compile with: npx tsc --target es2022 --module nodenext summarize.mts; then: node summarize.mjs URL FILE
import { readFile } from "node:fs/promises";

/** What a summary is like; at most one of sentences, ratio and words. */
interface Options {
  sentences?: number;
  ratio?: number;
  words?: number;
  query?: string;
  title?: string;
  language?: string;
  sortBy?: "offset" | "rank";
  llm?: boolean;
  includeText?: boolean;
}

interface Sentence { index: number; text: string; rankScore: number; offset: number; length: number }

/** The parts of a result that are used most; all of it is in schemas/summary-result.schema.json. */
interface Summary {
  id: string;
  status: "succeeded" | "failed";
  extractive: { text: string; sentences: Sentence[]; keyPhrases: string[] } | null;
  llm: { status: string; text: string | null } | null;
  error: { code: string; message: string } | null;
}

class Summarizer {
  constructor(private readonly url: string, private readonly key?: string) {}

  /** A summary at once; nothing is stored. */
  async summarize(text: string, options: Options = {}): Promise<Summary> {
    const answer = await this.call("POST", "/api/summaries", JSON.stringify({ text, ...options }), "application/json");
    return await answer.json() as Summary;
  }

  /** Stores an article; its summary follows. */
  async put(name: string, text: string): Promise<void> {
    await this.call("PUT", `/api/articles/${encodeURIComponent(name)}`, text, "text/plain; charset=utf-8");
  }

  /** A stored article's summary, waiting for it where it is still to come. */
  async get(name: string, timeout = 60_000): Promise<Summary> {
    for (const end = Date.now() + timeout; ;) {
      const answer = await this.call("GET", `/api/summaries/${encodeURIComponent(name)}`);
      if (answer.status === 200) {
        const summary = await answer.json() as Summary;
        if (summary.error)
          throw new Error(summary.error.message);
        return summary;
      }
      if (Date.now() > end)
        throw new Error(`${name} still waits for its summary`);
      await new Promise(later => setTimeout(later, 500));
    }
  }

  private async call(method: string, path: string, body?: string, type?: string): Promise<Response> {
    const headers = { ...(this.key && { "x-functions-key": this.key }), ...(type && { "content-type": type }) };
    const answer = await fetch(this.url + path, { method, body, headers });
    if (answer.ok)
      return answer;
    // application/problem+json: "type" is stable, "detail" says what is wrong and what is allowed. A host or proxy may
    // answer without it.
    const problem = await answer.json().catch(() => null) as { detail?: string } | null;
    throw new Error(problem?.detail ?? `The server returned ${answer.status} ${answer.statusText}.`);
  }
}

const [url, file] = process.argv.slice(2);
if (!url || !file) {
  console.error("usage: summarize.mjs URL FILE");
  process.exit(2);
}
process.on("uncaughtException", (error: Error) => {
  console.error(error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message);
  process.exit(1);
});
const app = new Summarizer(url, process.env["SUMMARIZER_KEY"]);
const article = await readFile(file, "utf8");

const best = await app.summarize(article, { sentences: 2, sortBy: "rank" });
console.log(`${best.extractive?.sentences.length} sentences`);

await app.put("clients/typescript.txt", article);
for (const sentence of (await app.get("clients/typescript.txt")).extractive?.sentences ?? [])
  console.log(sentence.text.replace(/\s+/g, " "));

await app.summarize("A.", { sentences: 0 }).catch((error: Error) => console.log(error.message));
