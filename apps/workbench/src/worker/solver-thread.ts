import { serveThread, type ThreadMessage } from "@isotherm/engine";

// The whole program of a lent thread: take part in every simulation that it is told of.
self.onmessage = ({ data }: MessageEvent<ThreadMessage>): void => serveThread(data);
