import { enumType } from "../core/enum-type.js";

export const ParticipationRole = enumType("ParticipationRole", "What part a body takes in an action.", {
  LEAD: "Has the main responsibility (huvudansvarig); one for each action and year.",
  PARTNER: "Takes part (medverkande).",
});

export type ParticipationRole = keyof typeof ParticipationRole;
