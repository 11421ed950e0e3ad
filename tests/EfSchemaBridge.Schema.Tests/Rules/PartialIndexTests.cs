using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class PartialIndexTests
{
    [Fact]
    public void Partial_indexes_are_a_preview_feature() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@index([b], where: raw("b > 1"))
        }
        """,
        """(4,3): error ESB1607: Partial indexes are a preview feature. Add `previewFeatures = ["partialIndexes"]` to a generator.""");

    [Fact]
    public void A_condition_is_raw_or_an_object() => SchemaText.Reports(
        """
        generator client {
          provider = "x"
          previewFeatures = ["partialIndexes"]
        }
        model A {
          id Int @id
          b Int
          @@index([b], where: "b > 1")
        }
        """,
        """(8,23): error ESB1315: `"b > 1"` is no condition for an index. Write one in SQL, as in `where: raw("price > 100")`, or a value for each field, as in `where: { deletedAt: null }`.""");

    [Fact]
    public void A_condition_names_fields_that_exist() => SchemaText.Reports(
        """
        generator client {
          provider = "x"
          previewFeatures = ["partialIndexes"]
        }
        model A {
          id Int @id
          bb Int
          @@index([bb], where: { bbb: 1 })
        }
        """,
        "(8,26): error ESB1315: The model `A` has no field `bbb`. Did you mean `bb`?");

    [Fact]
    public void A_condition_fits_the_type_of_its_field() => SchemaText.Reports(
        """
        generator client {
          provider = "x"
          previewFeatures = ["partialIndexes"]
        }
        model A {
          id Int @id
          b Int
          @@index([b], where: { b: "1" })
        }
        """,
        """(8,28): error ESB1315: `"1"` is no condition for `b`, which is of type Int. Conditions are a value of that type, null, or `{ not: ... }` around one of them.""");

    [Fact]
    public void A_condition_knows_only_not() => SchemaText.Reports(
        """
        generator client {
          provider = "x"
          previewFeatures = ["partialIndexes"]
        }
        model A {
          id Int @id
          b Int
          @@index([b], where: { b: { gt: 1 } })
        }
        """,
        "(8,28): error ESB1315: `{ gt: 1 }` is no condition for `b`, which is of type Int. Conditions are a value of that type, null, or `{ not: ... }` around one of them.");
}
