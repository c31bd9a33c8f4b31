// The conformance suite is written for Node 22, whose fs has a globSync; it lists files of its own
// repository with it, which are not in its package. With this, it runs on Node 20 as well.
import { register } from "node:module";

const fs = `export * from "node:fs"; export { default } from "node:fs"; export const globSync = () => [];`;
const hooks = `export const resolve = (name, context, next) =>
  name === "fs" ? { url: ${JSON.stringify("data:text/javascript," + encodeURIComponent(fs))}, shortCircuit: true } : next(name, context);`;
register("data:text/javascript," + encodeURIComponent(hooks));
