import { parentPort } from "node:worker_threads";
import { serveThread } from "@isotherm/engine";

parentPort?.on("message", serveThread);
