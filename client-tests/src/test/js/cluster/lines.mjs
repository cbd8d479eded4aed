// Commands come as lines of JSON {op, …} and are answered in their order by lines {result} or {error}. Binary is {"$bin": base64}.
import { createInterface } from "node:readline";

export function fromLine(value) {
  if (Array.isArray(value)) {
    return value.map(fromLine);
  }
  if (value !== null && typeof value === "object") {
    if (typeof value.$bin === "string") {
      return Buffer.from(value.$bin, "base64");
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fromLine(each)]));
  }
  return value;
}

export function toLine(value) {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    return { $bin: Buffer.from(value).toString("base64") };
  }
  if (Array.isArray(value)) {
    return value.map(toLine);
  }
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toLine(each)]));
  }
  return value;
}

function write(line) {
  process.stdout.write(JSON.stringify(line) + "\n");
}

/** Runs the operations until the input ends. */
export async function serve(operations, ready) {
  write({ result: ready });
  for await (const line of createInterface({ input: process.stdin })) {
    const { op, ...command } = JSON.parse(line);
    try {
      const result = await operations[op](fromLine(command));
      write({ result: toLine(result) ?? null });
    } catch (error) {
      write({ error: String(error?.stack ?? error) });
    }
  }
  process.exit(0);
}
