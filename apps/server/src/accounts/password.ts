import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { ServerError } from "../errors.ts";

const derive = promisify(argon2);

/**
 * Argon2id (RFC 9106) with m = 46 MiB, t = 1, p = 1: the first of the equivalent minimum configurations of the OWASP
 * Password Storage Cheat Sheet, and the one whose memory costs an attacker with graphics cards the most.
 */
const cost = { memoryKib: 47_104, passes: 1, parallelism: 1 } as const;
const hashBytes = 32;
const saltBytes = 16;

/** [characters] Shortest password: NIST SP 800-63B-4 asks for 15 characters where a password can be the only factor. */
const shortestPassword = 15;
/** [characters] Long enough for any passphrase, short enough that nobody keeps the processor busy with it. */
export const longestPassword = 200;

/** As many hashes at once as there are likely cores; each takes 46 MiB. The others wait their turn. */
const atOnce = 2;
const longestQueue = 32;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) {
    if (waiting.length >= longestQueue) {
      throw new ServerError(
        "SIGN_IN_BUSY",
        "Too many people are signing in right now; try again in a moment.",
        {
          statusCode: 503,
        },
      );
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

interface Parameters {
  readonly memoryKib: number;
  readonly passes: number;
  readonly parallelism: number;
}

function hash(password: string, salt: Uint8Array, parameters: Parameters): Promise<Buffer> {
  return inTurn(() =>
    derive("argon2id", {
      // The same password typed on another keyboard may come in another Unicode form (NIST SP 800-63B-4, 3.1.1.2).
      message: password.normalize("NFKC"),
      nonce: salt,
      memory: parameters.memoryKib,
      passes: parameters.passes,
      parallelism: parameters.parallelism,
      tagLength: hashBytes,
    }),
  );
}

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64").replace(/=+$/u, "");

/** Hash of a password with a new salt, as a PHC string that names its own cost. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await hash(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memoryKib},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(key)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/u;

/** Whether the password is right; where there is none to compare with, the same work is done for nothing. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const parts = stored === null ? null : phc.exec(stored);
  if (parts === null) {
    await hash(password, new Uint8Array(saltBytes), cost);
    return false;
  }
  const [, memoryKib = "", passes = "", parallelism = "", salt = "", key = ""] = parts;
  const expected = Buffer.from(key, "base64");
  const actual = await hash(password, Buffer.from(salt, "base64"), {
    memoryKib: Number(memoryKib),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Whether this hash was made with another cost than today's, and should be made anew when the password is at hand. */
export function isOutdated(stored: string): boolean {
  return !stored.includes(`$m=${cost.memoryKib},t=${cost.passes},p=${cost.parallelism}$`);
}

/** Refuses a password that is easily guessed; long beats complicated. */
export function checkNewPassword(password: string, loginName: string): void {
  const length = [...password].length;
  const refuse = (why: string): never => {
    throw new ServerError("PASSWORD_WEAK", `${why} Four or five unrelated words make a good one.`, {
      statusCode: 422,
    });
  };
  if (length < shortestPassword) {
    refuse(`The password has ${length} characters; it needs at least ${shortestPassword}.`);
  }
  if (length > longestPassword) {
    refuse(`The password has ${length} characters; at most ${longestPassword} are kept.`);
  }
  if (new Set(password.toLowerCase()).size < 6) refuse("The password repeats the same few characters.");
  if (password.toLowerCase().includes(loginName.toLowerCase()))
    refuse("The password contains the sign-in name.");
}
