// The answers of a face to worked cases as text, in syntax that every engine reads; faults begin with `!`.

function answersOf(face, cases) {
  var methods = { commitment: "checkCommitment", tier: "calculateTier", repair: "checkRepair", benefits: "checkBenefits", office: "checkOffice" };
  return cases.map(function (one) {
    try {
      return JSON.stringify(face[methods[one.task]](one.input, one.options));
    } catch (error) {
      return "!" + (error.errors ? JSON.stringify(error.errors) : String(error));
    }
  });
}
