import { Field, InputType, Int } from "type-graphql";
import { Limits } from "../core/limits.js";

const COUNT = { min: 0, max: 10_000_000 };

@InputType({ description: "Attendances (deltagartillfällen) from 1 January on: a person who came twice counts twice." })
export class AttendanceInput {
  @Limits(COUNT)
  @Field(() => Int, { description: "Attendances by women." })
  women!: number;

  @Limits(COUNT)
  @Field(() => Int, { description: "Attendances by men." })
  men!: number;

  @Limits(COUNT)
  @Field(() => Int, { description: "Attendances by people of another gender." })
  other!: number;

  @Limits(COUNT)
  @Field(() => Int, { description: "Attendances where sex was not recorded." })
  unspecified!: number;
}
