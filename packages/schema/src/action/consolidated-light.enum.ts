import { enumType } from "../core/enum-type.js";

export const ConsolidatedLight = enumType("ConsolidatedLight", "The joint judgement of an action's parts.", {
  GREEN: "According to plan.",
  YELLOW: "Partly, or with a minor deviation.",
  RED: "Not according to plan.",
  NOT_ASSESSABLE: "Somebody reported, but nobody could judge it yet.",
  MISSING: "No part has a report that counts; this says nothing about how it goes.",
});

export type ConsolidatedLight = keyof typeof ConsolidatedLight;
