using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class AttributeTests
{
    [Fact]
    public void An_attribute_cannot_stand_twice() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @unique @unique
        }
        """,
        "(3,9): error ESB1203: The attribute `@unique` is given twice. Keep one of them.");

    [Fact]
    public void An_attribute_of_blocks_cannot_stand_on_a_field() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @index
        }
        """,
        "(3,9): error ESB1202: There is no attribute `@index` here.");

    [Fact]
    public void An_unknown_argument_names_the_nearest_one() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @unique(mapp: "x")
        }
        """,
        "(3,17): error ESB1205: `@unique` has no argument `mapp`. Did you mean `map`?");

    [Fact]
    public void A_missing_argument_is_reported() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @map
        }
        """,
        "(3,9): error ESB1204: `@map` needs the argument `name`.");

    [Fact]
    public void An_argument_of_another_kind_is_reported() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @map(5)
        }
        """,
        "(3,14): error ESB1207: Expected a string, but found the number `5`.");

    [Fact]
    public void An_argument_cannot_be_given_with_and_without_its_name() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @default(1, value: 2)
        }
        """,
        "(3,21): error ESB1206: The argument `value` is given twice: with its name and without.");

    [Fact]
    public void An_argument_cannot_be_given_twice() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @unique(map: "x", map: "y")
        }
        """,
        "(3,27): error ESB1206: The argument `map` is given twice.");

    [Fact]
    public void Several_values_without_names_are_taken_for_a_list() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@index(id, b)
        }
        """,
        "(4,15): error ESB1206: `@@index` takes one argument without a name, but has 2. Did you mean `[id, b]`?");

    [Fact]
    public void UpdatedAt_needs_a_time() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @updatedAt
        }
        """,
        "(3,9): error ESB1215: `@updatedAt` belongs on a field of type DateTime; `b` is of type Int.");

    [Fact]
    public void UpdatedAt_needs_one_time() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b DateTime[] @updatedAt
        }
        """,
        "(3,16): error ESB1215: `@updatedAt` cannot stand on the list `b`.");

    [Fact]
    public void A_relation_attribute_needs_a_model() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @relation("x")
        }
        """,
        "(3,9): error ESB1209: `@relation` belongs on a field whose type is a model; `b` is a column.");

    [Fact]
    public void A_field_of_an_ignored_model_needs_no_ignore() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @ignore
          @@ignore
        }
        """,
        "(3,3): error ESB1216: The field `b` needs no `@ignore`: its model is ignored already.");

    [Fact]
    public void An_unsupported_field_needs_no_ignore() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Unsupported("x") @ignore
        }
        """,
        "(3,22): error ESB1216: The field `b` needs no `@ignore`: fields of type Unsupported are left out already.");

    [Fact]
    public void A_relation_field_cannot_be_unique() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @unique @relation(fields: [bId], references: [id])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(4,7): error ESB1209: The relation field `b` cannot be unique. Did you mean to put it on `bId`?");

    [Fact]
    public void A_relation_field_cannot_be_mapped() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @map("x") @relation(fields: [bId], references: [id])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(4,7): error ESB1209: The relation field `b` cannot be mapped to a column. Did you mean to put it on `bId`?");

    [Fact]
    public void A_model_needs_one_of_the_schemas_of_the_datasource() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          schemas = ["base", "users"]
        }
        model A {
          id Int @id
        }
        model B {
          id Int @id
          @@schema("user")
        }
        """,
        """(5,7): error ESB1111: The model `A` is in no schema. Add `@@schema("base")`, or another one that the datasource lists.""",
        "(10,12): error ESB1111: The datasource lists no schema `user`. Did you mean `users`?");
}
