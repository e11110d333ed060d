// The door of the module.
export { configure } from "./state";
export { finish, stage, temperatures } from "./stage";
export { interfaces, walls } from "./faces";
