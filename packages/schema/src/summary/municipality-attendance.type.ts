import { Field, ObjectType } from "type-graphql";
import { Municipality } from "../municipality/municipality.type.js";
import { Attendance } from "../report/attendance.type.js";

@ObjectType({ description: "How many took part in one municipality's parts of actions." })
export class MunicipalityAttendance {
  @Field(() => Municipality, { description: "The municipality." })
  municipality?: Municipality;

  @Field(() => Attendance, { description: "From 1 January to the period's last day." })
  yearToDate!: Attendance;

  @Field(() => Attendance, {
    nullable: true,
    description: "In the time since the previous period; null where there is none to compare with.",
  })
  inPeriod!: Attendance | null;
}
