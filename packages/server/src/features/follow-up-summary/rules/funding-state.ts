import type { FundingState, ProjectFact } from "../facts.js";

export function isGranted(state: FundingState): boolean {
  return state === "GRANTED" || state === "PARTLY_GRANTED";
}

/** R-I: granted by a decision on or before the last day, and running on some day from 1 January to it. */
export function isRunning(project: ProjectFact, year: number, lastDay: string): boolean {
  return (
    isGranted(project.state) &&
    project.decidedOn !== null &&
    project.decidedOn <= lastDay &&
    project.startDate <= lastDay &&
    project.endDate >= `${year}-01-01`
  );
}

/** R-I: granted by a decision from 1 January to the last day, whether it has started or not. */
export function isGrantedInYear(project: ProjectFact, year: number, lastDay: string): boolean {
  const { state, decidedOn } = project;
  return isGranted(state) && decidedOn !== null && decidedOn >= `${year}-01-01` && decidedOn <= lastDay;
}
