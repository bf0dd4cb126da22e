import { enumType } from "../core/enum-type.js";

export const Financing = enumType("Financing", "How an action is paid for.", {
  OWN: "Within the body's own budget.",
  EXTERNAL: "By others, wholly or in part, like the EU.",
  NONE: "Without cost of its own.",
});

export type Financing = keyof typeof Financing;
