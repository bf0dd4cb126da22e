/** Who looks: what a viewer is, said by hand and not derived by the server's own code. */
export interface Viewer {
  name: string;
  /** The municipality's code; null: nobody is signed in. */
  code: string | null;
  /** The user's subject in the scenario (tests/factories/neighbours.sql). */
  subject: string;
  today: string;
  hasRole: boolean;
  /** Whose drafts it sees: of all bodies, of the first or the second of the scenario's bodies, of none. */
  drafts: "all" | 1 | 2 | "none";
  readsSubmitted: boolean;
  editsSharedText: boolean;
  administers: boolean;
  readsLog: boolean;
}

type Abilities = Pick<Viewer, "hasRole" | "drafts" | "readsSubmitted" | "editsSharedText" | "administers" | "readsLog">;

const reader: Abilities = {
  hasRole: true,
  drafts: "none",
  readsSubmitted: false,
  editsSharedText: false,
  administers: false,
  readsLog: false,
};

/** docs/who-sees-what.md: ALL for COORDINATOR and AUDITOR, BODIES for PLANNER, MANAGER and SECRETARY, NONE for the rest. */
const bySubject: Record<string, Abilities> = {
  planner: { ...reader, drafts: 1 },
  education: { ...reader, drafts: 2 },
  manager: { ...reader, drafts: 1 },
  secretary: { ...reader, drafts: "all" },
  coordinator: { ...reader, drafts: "all", editsSharedText: true, readsLog: true },
  analyst: { ...reader, readsSubmitted: true },
  auditor: { ...reader, drafts: "all", readsLog: true },
  elected: reader,
  admin: { ...reader, administers: true },
  "two-roles": { ...reader, drafts: 2, readsSubmitted: true },
  ended: { ...reader, hasRole: false },
  "no-role": { ...reader, hasRole: false },
  "not-in-the-register": { ...reader, hasRole: false },
};

const demoDay = "2026-11-21";
export const subjects = Object.keys(bySubject);

export function viewer(code: string, subject: string, today = demoDay): Viewer {
  const abilities = bySubject[subject];
  if (!abilities) throw new Error(`The scenario has no user ${subject}.`);
  return { name: `${subject} of ${code} on ${today}`, code, subject, today, ...abilities };
}

export const anonymous: Viewer = {
  name: "nobody",
  code: null,
  subject: "",
  today: demoDay,
  ...reader,
  hasRole: false,
};

/** Every role in a member, in the other member and outside; Testköping before, during and after its membership. */
export const viewers: readonly Viewer[] = [
  anonymous,
  ...["0580", "0581", "1880"].flatMap((code) => subjects.map((subject) => viewer(code, subject))),
  ...["2026-02-28", "2026-03-01", "2026-12-31", "2027-01-01", "2028-01-01"].flatMap((today) =>
    ["planner", "coordinator", "analyst", "elected"].flatMap((subject) =>
      ["0580", "9999"].map((code) => viewer(code, subject, today)),
    ),
  ),
  ...["2009-12-31", "2015-12-31", demoDay, "2027-06-01"].flatMap((today) =>
    ["coordinator", "analyst"].map((subject) => viewer("1487", subject, today)),
  ),
];
