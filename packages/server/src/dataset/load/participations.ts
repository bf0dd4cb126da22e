import { ownerOf } from "./actions.js";
import type { TableRows } from "./insert-rows.js";
import { money } from "./money.js";
import { partiesOf, partReaders } from "./parties.js";
import { recordedByPlan } from "./recorded.js";
import type { ActionEntry, ParticipationEntry, Register } from "./register.js";
import { hasPinned, isDraft, isInForce, sharingOfPlan } from "./sharing.js";

/** Who takes part in which action, a row for each year; who has been asked and has not accepted is an invitation. */
export function participationRows(register: Register): TableRows[] {
  const parts = register.dataset.actions.flatMap((action) =>
    action.participations.flatMap((participation) => action.years.map((year) => ({ action, participation, year }))),
  );
  const isInvitation = ({ participation: { consent } }: Part) => consent === "INVITED" || consent === "DECLINED";
  return [
    {
      table: "participation",
      rows: parts.filter((part) => !isInvitation(part)).map((part) => participationRow(register, part)),
    },
    {
      table: "participation_invitation",
      rows: parts.filter(isInvitation).map((part) => invitationRow(register, part)),
    },
  ];
}

interface Part {
  action: ActionEntry;
  participation: ParticipationEntry;
  year: number;
}

function participationRow(register: Register, { action, participation, year }: Part) {
  const { body, role, consent, responsibleFunction, budgetTkr } = participation;
  const plan = register.plan(body, year);
  const pinned = hasPinned(plan);
  const budget = money(budgetTkr, "SEK");
  return {
    ...register.bodyColumns(body),
    id: register.id("participation", action.key, body, year),
    year,
    plan_id: plan ? register.id("plan", body, year) : null,
    action_municipality_id: ownerOf(register, action),
    action_id: register.id("action", action.key),
    revision_municipality_id: pinned ? ownerOf(register, action) : null,
    revision_id: pinned ? register.id("revision", action.key) : null,
    role,
    consent,
    responsible_function: responsibleFunction,
    budget_amount: budget.amount,
    budget_currency: budget.currency,
    draft: isDraft(plan),
    in_force: isInForce(plan),
    ...partReaders(register, action, participation),
    ...sharingOfPlan(register, plan),
    ...recordedByPlan(plan),
  };
}

/** The lead asks, and is whom to ask. */
function invitationRow(register: Register, { action, participation, year }: Part) {
  const { lead } = partiesOf(register, action);
  const invited = register.bodyColumns(participation.body);
  return {
    ...register.bodyColumns(lead.body),
    id: register.newId(),
    invited_municipality_id: invited.municipality_id,
    invited_body_id: invited.body_id,
    action_municipality_id: ownerOf(register, action),
    action_id: register.id("action", action.key),
    year,
    consent: participation.consent,
    contact_function: lead.responsibleFunction,
  };
}
