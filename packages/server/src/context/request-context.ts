import type { Permission } from "@samplan/schema";
import type DataLoader from "dataloader";
import type { FastifyBaseLogger } from "fastify";
import type { DataSource, EntityManager } from "typeorm";
import type { Identity } from "../auth/token-verifier.js";
import { forbidden, unauthenticated, unknownMunicipality } from "../errors/access-error.js";
import { type Actor, type ActorRole, actorOf, hasRole } from "./actor.js";
import { type Clock, clockAt } from "./clock.js";
import type { Language } from "./language.js";
import { RequestTransaction } from "./request-transaction.js";

/** What a request brings with it, before its transaction is open. */
export interface RequestFacts {
  id: string;
  log: FastifyBaseLogger;
  language: Language;
  /** Null when nobody is signed in. */
  identity: Identity | null;
  /** The header Idempotency-Key as it was sent, also an empty one; undefined without it. */
  idempotencyKey?: string | undefined;
  /** Aborted when the caller goes away or the operation's time is up. */
  signal: AbortSignal;
}

/** Makes a loader for one request; the factory itself is the key under which the request keeps it. */
export type LoaderFactory<Key, Value> = (context: RequestContext) => DataLoader<Key, Value>;

interface IdentifiedRow {
  municipality_id: string;
  user_id: string | null;
  email: string | null;
  name: string | null;
  roles: ActorRole[];
}

/**
 * The first parameter everywhere, and the only door to the database: what is read through it is read in the request's
 * transaction, under the viewer's own rights.
 */
export class RequestContext {
  // No # members: Apollo gives each operation a copy of the context, made property by property.
  private opened: RequestTransaction | null = null;
  private caller: Actor | null = null;
  private readonly loaders = new Map<unknown, unknown>();
  /** By the name in the answer of the root field that asks as of an earlier instant. */
  private readonly earlier = new Map<string | number, RequestContext>();

  constructor(
    readonly request: RequestFacts,
    readonly clock: Clock,
    private readonly source: DataSource,
    /** Of a context that reads as of an earlier instant: the instant, and the request's own context. */
    private readonly then: { instant: Date; present: RequestContext; rows: EntityManager } | null = null,
  ) {}

  /**
   * The same request with the clock at an earlier instant and the tables as they were then, for the root field of this
   * name and all below it: with loaders of its own, in the same transaction, under the rights that the viewer has today.
   */
  asOf(instant: Date, field: string | number): RequestContext {
    const rows = this.transaction.managerAsOf(instant);
    const context = new RequestContext(
      this.request,
      clockAt(() => instant),
      this.source,
      { instant, present: this, rows },
    );
    this.earlier.set(field, context);
    return context;
  }

  /** The context of a root field, by its name in the answer: this one, unless it asks as of an earlier instant. */
  ofRootField(field: string | number): RequestContext {
    return this.earlier.get(field) ?? this;
  }

  /** Whether any root field asks as of an earlier instant. */
  get looksBack(): boolean {
    return this.earlier.size > 0;
  }

  /** The instant that is asked about; null: now. */
  get instant(): Date | null {
    return this.then?.instant ?? null;
  }

  /** The context with the request's own clock and the tables as they are: this one, unless it reads as of an instant. */
  get present(): RequestContext {
    return this.then?.present ?? this;
  }

  /** Opens the transaction, asks who the caller is, and tells row-level security. */
  async open({ readOnly }: { readOnly: boolean }): Promise<void> {
    this.opened = await RequestTransaction.open(this.source, readOnly, this.request.signal);
    try {
      this.caller = await this.identify();
      await this.tellDatabase();
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  /** Ends the mutation fields, and names those that were undone because something below them failed. */
  async endMutationFields(): Promise<readonly string[]> {
    await this.opened?.endField();
    return this.opened?.undoneFields ?? [];
  }

  /** Keeps what was done. Nothing to do where no transaction was opened. */
  async commit(): Promise<void> {
    const transaction = this.opened;
    this.opened = null;
    await transaction?.commit();
  }

  async rollback(): Promise<void> {
    const transaction = this.opened;
    this.opened = null;
    await transaction?.rollback();
  }

  get transaction(): RequestTransaction {
    if (this.then) return this.then.present.transaction;
    if (!this.opened) throw new Error("The request's transaction is not open.");
    return this.opened;
  }

  get rows(): EntityManager {
    return this.then?.rows ?? this.transaction.manager;
  }

  /** The caller; null when nobody is signed in. */
  get actor(): Actor | null {
    return this.then?.present.caller ?? this.caller;
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN */
  authorize(permission: Permission): Actor {
    const actor = this.actor;
    if (!actor)
      throw this.request.identity ? unknownMunicipality(this.request.identity.municipalityCode) : unauthenticated();
    if (!actor.permissions.has(permission)) throw forbidden(permission);
    return actor;
  }

  async query<T>(sql: string, parameters?: unknown[]): Promise<T[]> {
    return this.then
      ? await this.then.rows.query<T[]>(sql, parameters)
      : await this.transaction.query<T>(sql, parameters);
  }

  loader<Key, Value>(factory: LoaderFactory<Key, Value>): DataLoader<Key, Value> {
    const existing = this.loaders.get(factory) as DataLoader<Key, Value> | undefined;
    if (existing) return existing;
    const made = factory(this);
    this.loaders.set(factory, made);
    return made;
  }

  /** Names what the next changes are part of, for the change log; like every setting it ends with the transaction. */
  async beginOperation(mutationField: string): Promise<void> {
    await this.query("SELECT set_config('app.operation', $1, true)", [mutationField]);
  }

  /** After a mutation field: what was loaded before it may be old. */
  clearLoaders(): void {
    this.loaders.clear();
  }

  private async identify(): Promise<Actor | null> {
    const identity = this.request.identity;
    if (!identity) return null;
    const [row] = await this.query<IdentifiedRow>("SELECT * FROM identify($1, $2, $3, $4)", [
      identity.municipalityCode,
      identity.issuerId,
      identity.subject,
      this.clock.today(),
    ]);
    // An issuer may be configured before its municipality is loaded; its people are then nobody here.
    if (!row) return null;
    return actorOf({
      municipalityId: row.municipality_id,
      userId: row.user_id,
      email: row.email ?? identity.email ?? identity.subject,
      name: row.name ?? identity.name,
      roles: row.roles,
    });
  }

  /** The settings that the policies read (migrations/0001). Without a role only `signed_in` is set: names and codes. */
  private async tellDatabase(): Promise<void> {
    const actor = this.caller;
    if (!actor) return;
    const hasRoles = actor.roles.length > 0;
    const settings = {
      signed_in: "on",
      today: this.clock.today(),
      municipality_id: hasRoles ? actor.municipalityId : "",
      user_id: actor.userId ?? "",
      draft_scope: actor.draftScope,
      body_ids: `{${actor.bodyIds.join(",")}}`,
      write_scope: actor.writes.scope === "NONE" ? "" : actor.writes.scope,
      write_body_ids: `{${actor.writes.scope === "BODIES" ? actor.writes.bodyIds.join(",") : ""}}`,
      reads_submitted_reports: hasRole(actor, "ANALYST") ? "on" : "",
      edits_shared_text: hasRole(actor, "COORDINATOR") ? "on" : "",
      records_decisions: hasRole(actor, "SECRETARY") ? "on" : "",
      keeps_periods: hasRole(actor, "COORDINATOR", "ADMIN") ? "on" : "",
      administers_users: hasRole(actor, "ADMIN") ? "on" : "",
      reads_change_log: hasRole(actor, "AUDITOR", "COORDINATOR") ? "on" : "",
      // For the change log alone (migrations/0009).
      roles: `{${[...new Set(actor.roles.map(({ role }) => role))].join(",")}}`,
      request_id: this.request.id,
    };
    const pairs = Object.entries(settings);
    const calls = pairs.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
    await this.query(
      `SELECT ${calls.join(", ")}`,
      pairs.flatMap(([name, value]) => [`app.${name}`, value]),
    );
  }
}
