import { parseArgs } from "node:util";

/** What `npm start -- …` understands. */
export const startHelp = `npm start [-- options]

  --port N        port on the loopback address; default: 8420, or the next free one; 0 takes any free one
  --data FOLDER   where plans and images are kept; default: ISOTHERM_DATA, else ~/.isotherm
                  (as root: /var/lib/isotherm)
  --demo          a demo with synthetic patients instead of a clinic: no sign-in, and no real patient can be kept;
                  its default folder is ~/.isotherm-demo
  --origin URL    the https address under which a proxy on this machine, or one named by --proxy, shows Isotherm
  --listen ADDR   listen on this address instead of 127.0.0.1; only together with --origin
  --proxy ADDR    address of the proxy when it is another machine; may be given more than once
  --overlay FOLDER  records of the site that replace ours or add to them; default: ISOTHERM_OVERLAY, else the folder
                  overlay of the data folder where it exists
  --no-open       do not open a browser
  --help          this page

  ISOTHERM_OIDC_ISSUER, …_CLIENT_ID, …_CLIENT_SECRET (or …_CLIENT_SECRET_FILE), …_NAME
                  single sign-on of the hospital by OpenID Connect
  ISOTHERM_POSTGRES
                  use the PostgreSQL installed in this folder, such as /usr/lib/postgresql/17
  DATABASE_URL    use this PostgreSQL (15 or newer) instead of the one that Isotherm brings`;

/** Options of a start. */
export interface StartOptions {
  readonly port: number | null;
  readonly dataFolder: string | null;
  readonly demo: boolean;
  readonly listen: string | undefined;
  readonly origin: string | undefined;
  readonly proxies: readonly string[];
  readonly overlayFolder: string | null;
  readonly openBrowser: boolean;
}

/** Reads the command line and environment of `npm start`; throws one sentence on what it does not know. */
export function readStartOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartOptions | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string" },
      data: { type: "string" },
      demo: { type: "boolean" },
      listen: { type: "string" },
      origin: { type: "string" },
      proxy: { type: "string", multiple: true },
      overlay: { type: "string" },
      "no-open": { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return "help";
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new Error(`--port ${values.port} is not a port; give a whole number from 0 to 65535.`);
  }
  return {
    port,
    dataFolder: values.data ?? environment["ISOTHERM_DATA"] ?? null,
    demo: values.demo ?? false,
    listen: values.listen,
    origin: values.origin,
    proxies: values.proxy ?? [],
    overlayFolder: values.overlay ?? environment["ISOTHERM_OVERLAY"] ?? null,
    openBrowser:
      !values["no-open"] && environment["CI"] === undefined && environment["DISPLAY"] !== undefined,
  };
}
