import { parentPort } from "node:worker_threads";
import { serveThread } from "@isotherm/engine";

// The whole program of a lent thread: take part in every simulation that it is told of.
parentPort?.on("message", serveThread);
