import type { ActionEntry, ParticipationEntry, Register } from "./register.js";

/** The columns through which the sides of a joint action see it before their plans are shared. */
export interface Joint {
  joint_with: string[];
  joint_bodies: string[];
}

/** Who takes part in an action. */
export interface Parties {
  /** Whose municipality owns the action. */
  lead: ParticipationEntry;
  /** Two municipalities or more have accepted. */
  joint: boolean;
  /** Who sees the action: those that have accepted, are asked, or keep a part from which they withdrew. */
  invited: Joint;
}

/** Who sees a part: those that have accepted, and whose it is. */
export function partReaders(register: Register, action: ActionEntry, part: ParticipationEntry): Joint {
  return jointColumns(
    register,
    action.participations.filter((one) => one === part || one.consent === "ACCEPTED"),
  );
}

export function partiesOf(register: Register, action: ActionEntry): Parties {
  const { participations } = action;
  const accepted = participations.filter(({ consent }) => consent === "ACCEPTED");
  const lead = accepted.find(({ role }) => role === "LEAD");
  if (!lead) throw new Error(`Nobody leads the dataset's action ${action.key}`);
  const invited = participations.filter(({ consent }) => consent !== "DECLINED");
  return {
    lead,
    joint: municipalities(register, accepted).length > 1,
    invited: jointColumns(register, invited),
  };
}

/** One body alone shares its action with nobody. */
function jointColumns(register: Register, participations: readonly ParticipationEntry[]): Joint {
  if (participations.length < 2) return { joint_with: [], joint_bodies: [] };
  return {
    joint_with: municipalities(register, participations),
    joint_bodies: participations.map(({ body }) => register.id("body", body)),
  };
}

function municipalities(register: Register, participations: readonly ParticipationEntry[]): string[] {
  return [...new Set(participations.map(({ body }) => register.bodyColumns(body).municipality_id))];
}
