import { isEmptyDocument } from "@samplan/document";
import { lastDay } from "./days.js";
import { decisionRow } from "./decision-row.js";
import { documentOf } from "./document-of.js";
import type { TableRows } from "./insert-rows.js";
import { recordedByPlan } from "./recorded.js";
import type { PlanEntry, Register } from "./register.js";
import { effectiveFrom } from "./shared-text.js";
import { hasPinned, sharingOfPlan } from "./sharing.js";

/** The bodies' plans of each year with their decisions, and what they were adopted on (I12). */
export function planRows(register: Register): TableRows[] {
  const { plans, strategy } = register.dataset;
  const since = effectiveFrom(strategy);
  return [
    {
      table: "decision",
      rows: plans.flatMap((plan) => {
        const id = decisionId(register, plan);
        return plan.decision && id ? [decisionRow(register, id, plan.decision, sharingOfPlan(register, plan))] : [];
      }),
    },
    {
      table: "plan",
      rows: plans.map((plan) => {
        const localText = documentOf(plan.localText);
        return {
          ...register.bodyColumns(plan.body),
          id: register.id("plan", plan.body, plan.year),
          year: plan.year,
          state: plan.state,
          local_text: localText,
          has_local_text: !isEmptyDocument(localText),
          // A decided plan without a text of its own has said so (I12); one that is being written may come to it.
          no_local_text: hasPinned(plan) && isEmptyDocument(localText),
          decision_id: decisionId(register, plan),
          decision_outcome: hasPinned(plan) && plan.decision ? "ADOPTED" : null,
          ...sharingOfPlan(register, plan),
          ...recordedByPlan(plan),
        };
      }),
    },
    {
      table: "plan_common_section",
      rows: plans.flatMap((plan) =>
        plan.commonSection
          ? [
              {
                ...pin(register, plan),
                common_section_version_id: commonSectionId(register, plan),
                conditional: plan.commonSection.conditional,
                exemption_reason: plan.commonSection.exemptionReason,
              },
            ]
          : [],
      ),
    },
    {
      table: "plan_strategy_version",
      rows: plans
        .filter((plan) => hasPinned(plan) && since !== null && since <= lastPossibleDay(plan))
        .map((plan) => ({ ...pin(register, plan), strategy_version_id: register.id("strategy version") })),
    },
  ];
}

function decisionId(register: Register, { body, year, decision }: PlanEntry): string | null {
  return decision && register.id("plan decision", body, year);
}

function pin(register: Register, plan: PlanEntry) {
  return {
    municipality_id: register.bodyColumns(plan.body).municipality_id,
    plan_id: register.id("plan", plan.body, plan.year),
    collaboration_id: register.collaborationId,
  };
}

/** Null for a plan that was exempted from the common section. */
function commonSectionId(register: Register, { year, commonSection }: PlanEntry): string | null {
  const version = commonSection?.version ?? null;
  return version === null ? null : register.id("common section", year, version);
}

/** The day of adoption, or the last on which a decision that nobody recorded can have been made. */
function lastPossibleDay({ year, decision }: PlanEntry): string {
  return decision?.date ?? lastDay(year);
}
