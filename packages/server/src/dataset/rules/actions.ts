import type { Dataset } from "../dataset.schema.js";
import type { DatasetPath } from "../dataset-error.js";
import type { Faults } from "../faults.js";
import { ordered, refer, unique } from "./common.js";
import type { Action, DatasetIndex, Report } from "./dataset-index.js";

type Participation = Action["participations"][number];
type FollowUp = Participation["followUps"][number];

/** Actions with their links to the strategy (I15), their participations (I16) and follow-ups (I18). */
export function checkActions(dataset: Dataset, index: DatasetIndex, faults: Faults): void {
  unique(
    dataset.actions,
    (action) => action.key,
    (i) => ["actions", i, "key"],
    faults,
  );
  dataset.actions.forEach((action, a) => {
    const path = ["actions", a];
    checkLinks(action, index, path, faults);
    unique(action.years, String, (i) => [...path, "years", i], faults);
    ordered(action.startDate, action.endDate, [...path, "endDate"], faults);
    checkProject(action, index, path, faults);
    checkLead(action, path, faults);
    unique(
      action.participations,
      (one) => one.body,
      (i) => [...path, "participations", i, "body"],
      faults,
    );
    action.participations.forEach((participation, p) => {
      checkParticipation(participation, action, index, [...path, "participations", p], faults);
    });
  });
}

/**
 * The report that a follow-up belongs to: its body's, of its period, for one of the action's years.
 * More than one when the dataset does not say which.
 */
export function reportsOf(followUp: FollowUp, body: string, action: Action, reports: readonly Report[]): Report[] {
  const years = followUp.year === null ? action.years : [followUp.year];
  return reports.filter((one) => one.body === body && one.period === followUp.period && years.includes(one.year));
}

function checkLinks(action: Action, index: DatasetIndex, path: DatasetPath, faults: Faults): void {
  unique(action.strategyPoints, String, (i) => [...path, "strategyPoints", i], faults);
  unique(action.principles, String, (i) => [...path, "principles", i], faults);
  action.strategyPoints.forEach((code, i) => {
    refer(index.areaOfPoint, code, "strategy point", [...path, "strategyPoints", i], faults);
  });
  action.principles.forEach((code, i) => {
    refer(index.principles, code, "principle", [...path, "principles", i], faults);
  });
  if (!refer(index.areas, action.primaryArea, "area", [...path, "primaryArea"], faults)) return;
  if (!action.strategyPoints.some((code) => index.areaOfPoint.get(code) === action.primaryArea)) {
    faults.add([...path, "primaryArea"], `"${action.primaryArea}" is the area of none of the action's strategy points`);
  }
}

/** A project may name an action that names none, so that an action can have several; never one that names another. */
function checkProject(action: Action, index: DatasetIndex, path: DatasetPath, faults: Faults): void {
  if (!refer(index.projects, action.project, "project", [...path, "project"], faults)) return;
  const named = index.projects.get(action.project ?? "")?.action ?? null;
  if (named !== action.key) {
    faults.add([...path, "project"], `project "${action.project}" names ${named ? `action "${named}"` : "no action"}`);
  }
}

function checkLead(action: Action, path: DatasetPath, faults: Faults): void {
  const leads = action.participations.flatMap(({ role, consent }, p) =>
    role === "LEAD" && consent === "ACCEPTED" ? [p] : [],
  );
  const [, second] = leads;
  if (leads.length === 0) faults.add([...path, "participations"], "no ACCEPTED participation is LEAD");
  if (second !== undefined) faults.add([...path, "participations", second, "role"], "a second ACCEPTED LEAD");
}

function checkParticipation(
  one: Participation,
  action: Action,
  index: DatasetIndex,
  path: DatasetPath,
  faults: Faults,
): void {
  if (!refer(index.bodies, one.body, "body", [...path, "body"], faults)) return;
  const unplanned = action.years.find((year) => !index.plans.has(`${one.body} ${year}`));
  if (one.consent === "ACCEPTED" && unplanned !== undefined) {
    faults.addKeyFault([...path, "body"], `no plan of "${one.body}" for ${unplanned}`);
  }
  unique(
    one.followUps,
    (followUp) => [followUp.period, followUp.year].filter((part) => part !== null).join(" "),
    (i) => [...path, "followUps", i, "period"],
    faults,
  );
  if (one.consent === "INVITED" || one.consent === "DECLINED") {
    // Who has not accepted has no part to report on; who withdrew keeps what was reported until then.
    const article = one.consent === "INVITED" ? "an" : "a";
    if (one.followUps.length > 0) {
      faults.add([...path, "followUps", 0], `${article} ${one.consent} participation has no follow-ups`);
    }
    return;
  }
  one.followUps.forEach((followUp, f) => {
    checkFollowUp(followUp, one.body, action, index, [...path, "followUps", f, "period"], faults);
  });
}

function checkFollowUp(
  followUp: FollowUp,
  body: string,
  action: Action,
  index: DatasetIndex,
  path: DatasetPath,
  faults: Faults,
): void {
  const [report, another] = reportsOf(followUp, body, action, index.reports);
  const wanted = `"${body}" for ${followUp.period} of ${(followUp.year === null ? action.years : [followUp.year]).join(", ")}`;
  if (!report) faults.add(path, `no report of ${wanted}`);
  else if (another && another.year !== report.year)
    faults.add(path, `several reports of ${wanted}: say which with "year"`);
  else if (report.state === "NOT_STARTED")
    faults.add(path, `the report of ${wanted} is NOT_STARTED and has no follow-ups`);
}
