import { BlockList, isIP } from "node:net";
import { ServerError } from "./errors.ts";

/** From where the server can be reached. */
export interface Reach {
  /** Address that it listens on. */
  readonly listenAddress: string;
  /** The https address under which a hospital serves it, behind a proxy that ends TLS; null: this machine alone. */
  readonly publicOrigin: string | null;
  /** Addresses of that proxy: only they may speak for others, and only through them does the public address work. */
  readonly trustedProxies: readonly string[];
}

/** What a person says on the command line. */
export interface ReachOptions {
  readonly listen?: string | undefined;
  readonly origin?: string | undefined;
  readonly proxies?: readonly string[] | undefined;
  readonly demo?: boolean | undefined;
}

const loopback = "127.0.0.1";

function invalid(sentence: string): ServerError {
  return new ServerError("SERVER_OPTIONS_INVALID", sentence);
}

function readOrigin(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol !== "https:" || url.pathname !== "/" || url.search || url.hash || url.username) {
    throw invalid(
      `--origin ${text} is not an https address without a path; write it as https://isotherm.example.org.`,
    );
  }
  return url.origin;
}

/** Reads the options; to be reached from beyond this machine takes a deliberate https address. */
export function readReach(options: ReachOptions): Reach {
  const listenAddress = options.listen ?? loopback;
  if (isIP(listenAddress) === 0) {
    throw invalid(
      `--listen ${listenAddress} is not an address of this machine; give one such as 0.0.0.0 or 10.0.0.5.`,
    );
  }
  const publicOrigin = options.origin === undefined ? null : readOrigin(options.origin);
  const proxies = options.proxies ?? [];
  if (publicOrigin === null && (!isLoopbackAddress(listenAddress) || proxies.length > 0)) {
    throw invalid(
      "To be reached from other machines, Isotherm needs --origin with the https address of the proxy in front of it.",
    );
  }
  if (publicOrigin !== null && options.demo) {
    throw invalid("A demo signs everybody in, and stays on this machine; leave --origin or --demo out.");
  }
  const wrong = proxies.find((address) => isIP(address) === 0);
  if (wrong !== undefined)
    throw invalid(`--proxy ${wrong} is not an address; give the proxy's, such as 10.0.0.2.`);
  return { listenAddress, publicOrigin, trustedProxies: [loopback, "::1", ...proxies] };
}

/** Whether an address is of this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  return address === "::1" || /^(?:::ffff:)?127\./u.test(address);
}

/** Tells the proxies that may speak for others from everybody else. */
export function proxyMatcher({ trustedProxies }: Reach): (address: string) => boolean {
  const list = new BlockList();
  for (const address of trustedProxies) list.addAddress(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  return (address) => {
    const plain = address.replace(/^::ffff:/u, "");
    return list.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
  };
}
