// The ratio to TLC, measured in one run: both search the same cut of cluster-membership, with one thread and with two, one after the other.
// `TLA2TOOLS_JAR=tla2tools.jar node bench/explore/against-tlc.js [LEVELS]`: one line of JSON; without a jar it says so and measures nothing.
import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const specs = join(here, "../../specs/cluster-membership");
const levels = process.argv[2] ?? "13";
const jar = process.env.TLA2TOOLS_JAR;

/** Runs a program to its end: what it printed, and its wall and processor seconds (as the kernel's books have them, to a twentieth of a second). */
function run(program, args, cwd) {
  const begin = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "ignore"] });
    let text = "";
    let cpuSeconds = null;
    const look = setInterval(() => { cpuSeconds = booked(child.pid) ?? cpuSeconds; }, 50);
    child.stdout.setEncoding("utf8").on("data", (part) => { text += part; });
    child.on("error", fail);
    child.on("close", () => {
      clearInterval(look);
      done({ text, seconds: (performance.now() - begin) / 1000, cpuSeconds });
    });
  });
}

function booked(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

const counted = (text) => /([\d,]+) states generated, ([\d,]+) distinct states found, [\d,]+ states? left on queue\.\s*(?:The depth|$)/m.exec(text)?.slice(1, 3).map(Number).join(" ") ?? "nothing";
const round = (n) => Math.round(n * 100) / 100;

async function measure(workers, directory) {
  const tlc = await run("java", ["-XX:+UseParallelGC", "-cp", jar, "tlc2.TLC", "-workers", workers, "-noGenerateSpecTE", "-metadir", join(directory, `states${workers}`), "Cut.tla"], directory);
  const ours = await run(process.execPath, [join(here, "../../bin/talus.js"), "explore", "Cut.tla", "--workers", workers, "--quiet"], directory);
  const [generated, distinct] = counted(ours.text).split(" ").map(Number);
  return {
    workers: Number(workers), generated, distinct, tlcCounts: counted(tlc.text), tlcSeconds: round(tlc.seconds), seconds: round(ours.seconds), ratio: round(tlc.seconds / ours.seconds),
    tlcCpuSeconds: tlc.cpuSeconds, cpuSeconds: ours.cpuSeconds, cpuRatio: tlc.cpuSeconds === null || ours.cpuSeconds === null ? null : round(tlc.cpuSeconds / ours.cpuSeconds),
  };
}

if (jar === undefined) console.log(JSON.stringify({ verdict: "not measured", reason: "TLA2TOOLS_JAR is not set" }));
else {
  const directory = mkdtempSync(join(tmpdir(), "talus-bench-"));
  try {
    copyFileSync(join(specs, "ClusterMembership.tla"), join(directory, "ClusterMembership.tla"));
    writeFileSync(join(directory, "Cut.tla"), `---- MODULE Cut ----\nEXTENDS ClusterMembership, TLC\nNear == TLCGet("level") < ${levels}\n====\n`);
    writeFileSync(join(directory, "Cut.cfg"), `${readFileSync(join(specs, "ClusterMembership.cfg"), "utf8")}\nCONSTRAINT Near\n`);
    const one = await measure("1", directory);
    const two = await measure("2", directory);
    // With two workers TLC's levels, and so the states that it cuts off, are not exact.
    const counts = `${one.generated} ${one.distinct}`;
    const verdict = one.tlcCounts === counts && `${two.generated} ${two.distinct}` === counts ? "equal" : "different";
    if (verdict === "different") process.exitCode = 1;
    console.log(JSON.stringify({ verdict, ratio: one.ratio, ratioOfTwo: two.ratio, cpuRatio: one.cpuRatio, cpuRatioOfTwo: two.cpuRatio, runs: [one, two] }));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
