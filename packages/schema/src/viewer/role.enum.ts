import { enumType } from "../core/enum-type.js";

/** Political decisions are never made here: the SECRETARY records them. */
export const Role = enumType("Role", "What somebody does in their municipality.", {
  PLANNER: "Writes plans and reports for their bodies (planerare).",
  MANAGER: "Heads an administration: submits and proposes for their bodies (förvaltningschef).",
  SECRETARY: "Records decisions for their bodies (nämndsekreterare, registrator).",
  COORDINATOR: "Coordinates the whole municipality and edits common texts (internationell samordnare).",
  ANALYST: "Reads and compares what is decided in all members (analytiker).",
  AUDITOR: "Reads everything of their own municipality, with its history (revisor).",
  ELECTED: "Reads what the municipality has proposed, adopted or approved (förtroendevald).",
  ADMIN: "Manages people, roles, labels, periods and bodies, and reads no drafts (administratör).",
});

export type Role = keyof typeof Role;
