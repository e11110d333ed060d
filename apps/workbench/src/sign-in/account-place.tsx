import { lazy, type ReactElement, type ReactNode, Suspense, useSyncExternalStore } from "react";
import type { SessionAccount } from "../server/session.ts";

const AccountPage = lazy(async () => ({ default: (await import("./account-page.tsx")).AccountPage }));
const AccountsPage = lazy(async () => ({ default: (await import("./accounts-page.tsx")).AccountsPage }));

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** The two places about accounts, in front of every other screen. */
export function AccountPlace(properties: {
  readonly account: SessionAccount;
  readonly children: ReactNode;
}): ReactElement {
  const { account, children } = properties;
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  if (account.role === "patient" || !/^#\/accounts?$/u.test(hash)) return <>{children}</>;
  return (
    <Suspense fallback={null}>
      {hash === "#/account" ? <AccountPage /> : <AccountsPage account={account} />}
    </Suspense>
  );
}
