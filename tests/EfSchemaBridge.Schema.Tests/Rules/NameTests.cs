using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class NameTests
{
    [Fact]
    public void Two_models_cannot_have_one_name() => SchemaText.Reports(
        """
        model A {
          id Int @id
        }
        model A {
          id Int @id
        }
        """,
        "(4,7): error ESB1103: The model `A` cannot be declared: there is a model of that name already.");

    [Fact]
    public void A_model_and_an_enum_cannot_have_one_name() => SchemaText.Reports(
        """
        model A {
          id Int @id
        }
        enum A {
          ONE
        }
        """,
        "(4,6): error ESB1103: The enum `A` cannot be declared: there is a model of that name already.");

    [Fact]
    public void Two_fields_cannot_have_one_name() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          b String
        }
        """,
        "(4,3): error ESB1104: The model `A` has a field `b` already.");

    [Fact]
    public void Two_enum_values_cannot_have_one_name() => SchemaText.Reports(
        """
        enum E {
          ONE
          ONE
        }
        """,
        "(3,3): error ESB1105: The enum `E` has the value `ONE` already.");

    [Fact]
    public void A_name_cannot_start_with_a_digit() => SchemaText.Reports(
        """
        model A {
          id Int @id
          1b Int
        }
        """,
        "(3,3): error ESB1101: The name of a field must not start with a digit.");

    [Fact]
    public void A_name_cannot_hold_a_dash() => SchemaText.Reports(
        """
        model A {
          id Int @id
          a-b Int
        }
        """,
        "(3,3): error ESB1101: The name of a field must not hold a `-`.");

    [Fact]
    public void A_model_cannot_be_named_as_a_scalar_type() => SchemaText.Reports(
        """
        model String {
          id Int @id
        }
        """,
        "(1,7): error ESB1102: `String` is the name of a scalar type. Give the model another name.");

    [Fact]
    public void A_model_cannot_have_a_reserved_name() => SchemaText.Reports(
        """
        model class {
          id Int @id
        }
        """,
        """(1,7): error ESB1102: `class` is a reserved name. Give the model another name, and keep the one in the database with `@@map("class")`.""");

    [Fact]
    public void An_enum_has_at_least_one_value() => SchemaText.Reports(
        """
        enum E {
        }
        """,
        "(1,6): error ESB1107: The enum `E` has no values.");

    [Fact]
    public void Two_models_cannot_be_one_table() => SchemaText.Reports(
        """
        model A {
          id Int @id
        }
        model B {
          id Int @id
          @@map("A")
        }
        """,
        "(6,3): error ESB1106: `A` and `B` are both the table `A`. Map one of them to another name.");

    [Fact]
    public void Two_enums_cannot_be_one_type_of_the_database() => SchemaText.Reports(
        """
        enum E {
          ONE
        }
        enum F {
          ONE
          @@map("E")
        }
        """,
        "(4,6): error ESB1106: `E` and `F` are both the type `E` of the database. Map one of them to another name.");

    [Fact]
    public void Two_fields_cannot_be_one_column() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          c Int @map("b")
        }
        """,
        "(4,9): error ESB1106: The fields `b` and `c` of the model `A` both have the column `b`.");

    [Fact]
    public void Two_indexes_cannot_have_one_name() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@index([b])
          @@index([b])
        }
        """,
        "(4,3): error ESB1309: The name `A_b_idx` in the database is given twice: to `@@index` of `b` in `A` and `@@index` of `b` in `A`. Give one of them another name with the argument `map`.");

    [Fact]
    public void A_foreign_key_and_an_index_of_one_table_cannot_have_one_name() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [bId], references: [id], map: "x")
          @@index([bId], map: "x")
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(4,3): error ESB1309: The name `x` in the database is given twice: to `@@index` of `bId` in `A` and the foreign key of `b` in `A`. Give one of them another name with the argument `map`.");

    [Fact]
    public void A_constraint_name_fits_into_63_bytes() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @unique(map: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
        }
        """,
        "(3,9): error ESB1112: The name `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa` is longer than 63 bytes, the most that PostgreSQL keeps.");

    [Fact]
    public void A_client_name_cannot_be_that_of_a_field() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@unique([id, b], name: "b")
        }
        """,
        "(1,7): error ESB1310: The name `b` of `@@unique` is taken by a field of `A`.");

    [Fact]
    public void Two_keys_cannot_have_one_client_name() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@unique([id, b], name: "x")
          @@unique([b, id], name: "x")
        }
        """,
        "(4,3): error ESB1310: The name `x` is given to 2 keys of `A`.");

    [Fact]
    public void The_client_name_of_a_compound_key_cannot_be_that_of_a_field() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          id_b Int
          @@unique([id, b])
        }
        """,
        "(5,3): error ESB1310: Clients know this key as `id_b`, which is the name of a field of `A`. Rename the field.");

    [Fact]
    public void A_client_name_holds_letters_digits_and_underscores() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@unique([id, b], name: "a-b")
        }
        """,
        "(4,3): error ESB1311: The name `a-b` may hold letters, digits and `_` only. The name in the database is given with `map`.");

    [Fact]
    public void An_empty_name_in_the_database_is_a_warning() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @map("")
        }
        """,
        "(3,9): warning ESB1112: PostgreSQL takes no empty name, but `@map` gives one.");
}
