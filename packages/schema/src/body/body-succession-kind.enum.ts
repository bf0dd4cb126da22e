import { enumType } from "../core/enum-type.js";

export const BodySuccessionKind = enumType("BodySuccessionKind", "How a body came in the place of another.", {
  RENAME: "The same body under another name.",
  MERGE: "Several bodies became one.",
  SPLIT: "One body became several.",
  TRANSFER: "Another body, which there was already, took over.",
});

export type BodySuccessionKind = keyof typeof BodySuccessionKind;
