// The door of the module.
export { configure } from "./state";
export { stage, temperatures } from "./stage";
export { interfaces, walls } from "./faces";
