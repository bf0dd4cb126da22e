import { enumType } from "../core/enum-type.js";

export const Consent = enumType("Consent", "What an invited body has answered. Only accepted parts count in figures.", {
  INVITED: "Asked, no answer yet.",
  ACCEPTED: "Takes part.",
  DECLINED: "Said no.",
  WITHDRAWN: "Took part, but has left.",
});

export type Consent = keyof typeof Consent;
