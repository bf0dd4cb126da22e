import type { TableRows } from "./insert-rows.js";
import { partiesOf } from "./parties.js";
import { recordedByPlans } from "./recorded.js";
import type { ActionEntry, Register } from "./register.js";
import { isDraft, notShared, type Sharing, sharingOfPlan } from "./sharing.js";

/** The actions, each with the one revision of its content that the dataset knows. */
export function actionRows(register: Register): TableRows[] {
  const { actions } = register.dataset;
  return [
    {
      table: "action",
      rows: actions.map((action) => {
        const { joint } = partiesOf(register, action);
        return {
          id: register.id("action", action.key),
          collaboration_id: register.collaborationId,
          reference: action.key,
          section: action.section,
          joint,
          ...readers(register, action),
        };
      }),
    },
    {
      table: "action_revision",
      rows: actions.map((action) => ({
        id: register.id("revision", action.key),
        action_municipality_id: ownerOf(register, action),
        action_id: register.id("action", action.key),
        number: 1,
        year: Math.min(...action.years),
        title: action.title,
        description: action.description ?? "",
        weight: action.weight,
        start_date: action.startDate,
        end_date: action.endDate,
        continuous: action.continuous,
        financing: action.financing,
        implementation_status: action.implementationStatus,
        cancelled_on: action.cancelledOn,
        collaboration_id: register.collaborationId,
        primary_area_id: action.primaryArea === null ? null : register.id("area", action.primaryArea),
        ...readers(register, action),
      })),
    },
    {
      table: "action_revision_point",
      rows: actions.flatMap((action) =>
        action.strategyPoints.map((code, index) => ({
          ...part(register, action, index),
          strategy_point_id: register.id("point", code),
        })),
      ),
    },
    {
      table: "action_revision_principle",
      rows: actions.flatMap((action) =>
        action.principles.map((code, index) => ({
          ...part(register, action, index),
          principle_id: register.id("principle", code),
        })),
      ),
    },
  ];
}

/** The municipality whose body leads. */
export function ownerOf(register: Register, action: ActionEntry): string {
  return register.bodyColumns(partiesOf(register, action).lead.body).municipality_id;
}

function part(register: Register, action: ActionEntry, index: number) {
  return {
    municipality_id: ownerOf(register, action),
    revision_id: register.id("revision", action.key),
    collaboration_id: register.collaborationId,
    position: index + 1,
  };
}

/** Whose the content is and who reads it: a draft until a plan with it is proposed, shared once such a plan is adopted. And since when. */
function readers(register: Register, action: ActionEntry) {
  const { lead, invited } = partiesOf(register, action);
  const plans = plansWith(register, action);
  return {
    ...register.bodyColumns(lead.body),
    draft: plans.every(isDraft),
    ...invited,
    ...earliest(plans.map((plan) => sharingOfPlan(register, plan))),
    ...recordedByPlans(plans),
  };
}

function plansWith(register: Register, { participations, years }: ActionEntry) {
  return participations
    .filter(({ consent }) => consent === "ACCEPTED" || consent === "WITHDRAWN")
    .flatMap(({ body }) => years.map((year) => register.plan(body, year)))
    .filter((plan) => plan !== undefined);
}

function earliest(all: readonly Sharing[]): Sharing {
  const shared = all.filter(({ shared_for }) => shared_for !== null);
  return shared.reduce(
    (first, next) => ((next.shared_for ?? "") < (first.shared_for ?? "") ? next : first),
    shared[0] ?? notShared,
  );
}
