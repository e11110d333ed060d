// The door of the module.
export { configure, setBox } from "./state";
export { run } from "./stage";
export { errorOf, finish, scale, temperatures } from "./step";
