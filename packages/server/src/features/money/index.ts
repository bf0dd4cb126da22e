export { moneyOf } from "./money.js";
