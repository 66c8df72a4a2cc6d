// Azurite, ending with the tests that started it, however they end: their end of its standard input closes.
process.stdin.on("end", () => process.exit()).resume();
require("azurite/dist/src/table/main.js");
