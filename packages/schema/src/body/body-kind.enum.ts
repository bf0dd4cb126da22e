import { enumType } from "../core/enum-type.js";

export const BodyKind = enumType("BodyKind", "What sort of body it is.", {
  COUNCIL: "The municipal council (kommunfullmäktige), the highest deciding body.",
  EXECUTIVE: "The executive board (kommunstyrelse), with operations of its own as well.",
  COMMITTEE: "A political committee (nämnd) responsible for a field.",
  SUBCOMMITTEE: "A part of a board or committee (utskott).",
  COMPANY_BOARD: "The board of a municipal company (bolagsstyrelse).",
  ADMINISTRATION: "A civil-service organisation serving one or several committees (förvaltning, kontor).",
  UNIT: "A part of an administration (enhet), like a school.",
  WORKING_GROUP: "Officials who meet without formal powers (råd, samordningsgrupp).",
});

export type BodyKind = keyof typeof BodyKind;
