// From process start to the first HTTP answer of the published app, as the Functions host asks for it:
//   node tests/Summarizer.Benchmarks/coldstart.mjs FOLDER [RUNS] [MOST_MS]
// Prints a table row; exits 1 where the median is above MOST_MS.

import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { createServer, connect } from "node:net";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";

const [folder, runs = "20", most = "0"] = process.argv.slice(2);
const name = JSON.parse(readFileSync(join(folder, "host.json"), "utf8")).customHandler.description.defaultExecutablePath;
const executable = join(folder, name);

const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Asks for the page until the first bytes of an answer come. Fails if the app exits, or after 30 seconds. */
const firstAnswer = (port, app) => new Promise((resolve, reject) => {
  let done = false;
  const end = (settle, value) => { done = true; clearTimeout(limit); settle(value); };
  const limit = setTimeout(() => end(reject, new Error("no answer within 30 seconds")), 30_000);
  app.once("error", error => end(reject, error));
  app.once("exit", code => end(reject, new Error(`the app exited with ${code}`)));
  const attempt = () => {
    const socket = connect(port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
    socket.once("data", bytes => {
      const [status] = String(bytes).split("\r\n");
      status.startsWith("HTTP/1.1 200") ? end(resolve) : end(reject, new Error(`the app returned ${status}`));
      socket.destroy();
    });
    socket.on("error", () => {});
    // Also after an error, and if the app closes without a byte.
    socket.once("close", () => done || setTimeout(attempt, 1));
  };
  attempt();
});

const milliseconds = [], resident = [], processor = [];
for (let i = 0; i < Number(runs); i++) {
  const port = await freePort();
  const start = process.hrtime.bigint();
  const app = spawn(executable, [], {
    cwd: folder, stdio: "ignore",
    env: { PATH: "/usr/bin:/bin", FUNCTIONS_CUSTOMHANDLER_PORT: String(port), ArticleStorage: "UseDevelopmentStorage=true" },
  });
  try {
    await firstAnswer(port, app);
  } catch (error) {
    app.kill("SIGKILL");
    console.error(`coldstart: ${error.message}`);
    process.exit(1);
  }
  milliseconds.push(Number(process.hrtime.bigint() - start) / 1e6);
  resident.push(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${app.pid}/status`, "utf8"))[1]) / 1024);
  const [user, system] = readFileSync(`/proc/${app.pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13).map(Number);
  processor.push((user + system) * 10); // ticks of 10 ms
  await new Promise(resolve => { app.once("exit", resolve); app.kill("SIGKILL"); });
}

const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const sorted = [...milliseconds].sort((a, b) => a - b);
console.log("| date | runs | median ms | fastest | slowest | CPU ms (median) | RSS MiB | executable MB | machine | load |");
console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
console.log(`| ${new Date().toISOString().slice(0, 10)} | ${runs} | ${median(milliseconds).toFixed(0)} | ${sorted[0].toFixed(0)} | ${sorted.at(-1).toFixed(0)} `
  + `| ${median(processor).toFixed(0)} | ${median(resident).toFixed(0)} | ${(statSync(executable).size / 1e6).toFixed(1)} | ${cpus().length} × ${cpus()[0].model.trim()} | ${loadavg()[0].toFixed(1)} |`);
if (Number(most) > 0 && median(milliseconds) > Number(most)) {
  console.error(`coldstart: the median is above ${most} ms`);
  process.exit(1);
}
