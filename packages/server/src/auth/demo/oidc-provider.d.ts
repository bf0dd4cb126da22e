/**
 * oidc-provider's modules are imported one by one: its index prints a warning on Node 20, on which the parts used
 * here work (the tests run them), and it does not export the in-memory adapter.
 */
declare module "oidc-provider/lib/provider.js" {
  export { default as Provider } from "oidc-provider";
}

declare module "oidc-provider/lib/helpers/errors.js" {
  import { errors } from "oidc-provider";
  export const InvalidGrant: typeof errors.InvalidGrant;
  export const InvalidTarget: typeof errors.InvalidTarget;
}

declare module "oidc-provider/lib/adapters/memory_adapter.js" {
  import type { AdapterFactory } from "oidc-provider";
  export function createMemoryAdapter(clockToleranceSeconds?: number): AdapterFactory;
}
