import fc from "fast-check";
import { idOf } from "../../../provider/resources/identity";

test.each([
    [["Retail", "PaymentAPIGroup"], "Retail/PaymentAPIGroup"],
    [["My Project", "a/b"], "My%20Project/a%2Fb"],
    [["100%", "%2F"], "100%25/%252F"],
    [["Ödeme", "ığüş 🚀"], "%C3%96deme/%C4%B1%C4%9F%C3%BC%C5%9F%20%F0%9F%9A%80"],
    [["Retail", "Payments", "production"], "Retail/Payments/production"],
])("the id of %j is %s", (names, id) => {
    expect(idOf(...names)).toBe(id);
});

const name = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.string({ unit: fc.constantFrom(" ", "/", "%", "2", "F", "+", "ğ", "İ", "🚀"), minLength: 1 }),
);

test("names come back from an id as they were, and other names have another id", () => {
    const names = fc.array(name, { minLength: 2, maxLength: 3 });
    fc.assert(
        fc.property(names, names, (one, other) => {
            expect(
                idOf(...one)
                    .split("/")
                    .map(decodeURIComponent),
            ).toEqual(one);
            expect(idOf(...one) === idOf(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
        }),
    );
});
