// The door of the module.
export { configure, setBox } from "./state";
export { run } from "./stage";
export { finish, scale, temperatures } from "./step";
