export { moneyOf } from "./money.js";
export { moneyInWords } from "./money-in-words.js";
export { readMoney } from "./read-money.js";
