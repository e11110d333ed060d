import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** The identity provider of a hospital. */
export interface OpenIdProvider {
  readonly server: Server;
  readonly issuer: string;
  /** Says to which address people are sent back; nobody can sign in before. */
  allow(url: string): void;
}

/** A real OpenID provider on this machine, with its own development pages for sign-in and consent. */
export async function startProvider(): Promise<OpenIdProvider> {
  const listening = createServer();
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const redirectUris: string[] = ["http://127.0.0.1/unused"];
  return {
    server: listening,
    issuer,
    allow: (url) => {
      redirectUris[0] = url;
      const oidc = new Provider(issuer, {
        clients: [
          { client_id: "isotherm", client_secret: "a secret of the test", redirect_uris: redirectUris },
        ],
        findAccount: (_context, id) => ({
          accountId: id,
          claims: async () => ({ sub: id, name: "Dr. Bo Frost", email: "bo@hospital.example" }),
        }),
        claims: { openid: ["sub"], profile: ["name"], email: ["email"] },
        conformIdTokenClaims: false,
        cookies: { keys: ["of the test"] },
      });
      listening.on("request", oidc.callback());
    },
  };
}
