import { enumType } from "../core/enum-type.js";

export const EffectKind = enumType("EffectKind", "What sort of effect an action had.", {
  NEW_METHOD: "A new way of working.",
  COMPETENCE: "New knowledge or skills.",
  SERVICE_QUALITY: "A better service to residents.",
  FUNDING: "New external funding.",
  VISIBILITY: "The municipality became better known.",
  INFLUENCE: "A decision elsewhere was influenced.",
  NETWORK: "New or deeper contacts.",
  OTHER: "Another effect, as described.",
});

export type EffectKind = keyof typeof EffectKind;
