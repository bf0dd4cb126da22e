import {
  AreaFigures,
  AreaMoney,
  Body,
  BodyFigures,
  DomainFigures,
  IndicatorMemberResult,
  Money,
  Municipality,
  MunicipalityAttendance,
  MunicipalityFigures,
  MunicipalityMoney,
  PolicyDomain,
  PriorityArea,
  ProgrammeMoney,
  StrategyPoint,
  StrategyPointCount,
} from "@samplan/schema";
import { type ClassType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../context/request-context.js";
import { bodyById, domainByKey } from "../../body/index.js";
import { municipalityById } from "../../municipality/index.js";
import { areaById, pointById } from "../../strategy/index.js";
import { kronor } from "../kronor.js";

// Several types have the same field: what differs is what they are of, so each gets a resolver class of the one form.

function municipalityOf(type: ClassType) {
  @Resolver(() => type)
  class MunicipalityField {
    @FieldResolver(() => Municipality)
    municipality(@Root() { municipalityId }: { municipalityId: string }, @Ctx() context: RequestContext) {
      return context.loader(municipalityById).load(municipalityId);
    }
  }
  return MunicipalityField;
}

function areaOf(type: ClassType) {
  @Resolver(() => type)
  class AreaField {
    @FieldResolver(() => PriorityArea)
    area(@Root() { areaId }: { areaId: string }, @Ctx() context: RequestContext) {
      return context.loader(areaById).load(areaId);
    }
  }
  return AreaField;
}

function moneyOfOne(type: ClassType) {
  @Resolver(() => type)
  class MoneyField {
    @FieldResolver(() => Money)
    money(@Root() { amount }: { amount: bigint }): Money {
      return kronor(amount);
    }
  }
  return MoneyField;
}

@Resolver(() => BodyFigures)
class BodyFiguresFields {
  @FieldResolver(() => Body)
  body(@Root() { bodyId }: { bodyId: string }, @Ctx() context: RequestContext) {
    return context.loader(bodyById).load(bodyId);
  }
}

@Resolver(() => DomainFigures)
class DomainFiguresFields {
  @FieldResolver(() => PolicyDomain)
  domain(@Root() { domain }: { domain: string }, @Ctx() context: RequestContext) {
    return context.loader(domainByKey).load(domain);
  }
}

@Resolver(() => StrategyPointCount)
class StrategyPointCountFields {
  @FieldResolver(() => StrategyPoint)
  point(@Root() { pointId }: { pointId: string }, @Ctx() context: RequestContext) {
    return context.loader(pointById).load(pointId);
  }
}

/** Resolves the objects that a summary's rows of figures are about, from the ids that they hold. */
export const referenceResolvers = [
  ...[MunicipalityFigures, MunicipalityMoney, MunicipalityAttendance, IndicatorMemberResult].map(municipalityOf),
  ...[AreaFigures, AreaMoney].map(areaOf),
  ...[MunicipalityMoney, AreaMoney, ProgrammeMoney].map(moneyOfOne),
  BodyFiguresFields,
  DomainFiguresFields,
  StrategyPointCountFields,
] as const;
