using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class TypeTests
{
    [Fact]
    public void A_type_close_to_none_is_explained() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Whatever
        }
        """,
        "(3,5): error ESB1201: There is no type `Whatever`. It is neither a scalar type nor a model, view or enum of this schema.");

    [Fact]
    public void A_composite_type_is_refused() => SchemaText.Reports(
        """
        type T {
          x Int
        }
        """,
        "(1,6): error ESB1110: The type `T` cannot be used: this language has composite types for MongoDB only. Use a model with a relation, or a field of type Json.");

    [Fact]
    public void A_native_type_starts_with_the_name_of_the_datasource() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @pg.Integer
        }
        """,
        "(3,9): error ESB1210: `@pg.Integer` starts with `pg`, but the datasource is named `db`. Write `@db.Integer`.");

    [Fact]
    public void An_unknown_native_type_names_the_nearest_one() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @db.Varchar(5)
        }
        """,
        "(3,12): error ESB1211: PostgreSQL has no native type `Varchar` in this language. Did you mean `VarChar`?");

    [Fact]
    public void A_native_type_must_fit_the_scalar_type() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int @db.Text
        }
        """,
        "(3,9): error ESB1213: The native type Text fits fields of type String, but `b` is of type Int.");

    [Fact]
    public void A_native_type_without_arguments_takes_none() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @db.Text(5)
        }
        """,
        "(3,12): error ESB1212: The native type Text takes no arguments.");

    [Fact]
    public void A_native_type_takes_so_many_arguments() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @db.VarChar(5, 6)
        }
        """,
        "(3,12): error ESB1212: The native type VarChar takes one argument at most, but 2 are given.");

    [Fact]
    public void The_arguments_of_a_native_type_are_numbers() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @db.VarChar("5")
        }
        """,
        """(3,12): error ESB1212: The arguments of the native type VarChar are whole numbers, not `"5"`.""");

    [Fact]
    public void The_scale_of_a_decimal_is_not_above_its_precision() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Decimal @db.Decimal(2, 3)
        }
        """,
        "(3,13): error ESB1212: The scale 3 is greater than the precision 2.");

    [Fact]
    public void The_precision_of_a_time_ends_at_six() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b DateTime @db.Timestamp(7)
        }
        """,
        "(3,14): error ESB1212: The precision of a Timestamp is a number from 0 to 6.");

    [Fact]
    public void A_type_with_a_name_is_not_Unsupported() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Unsupported("VarChar(60)")
        }
        """,
        """(3,3): error ESB1214: The type `Unsupported("VarChar(60)")` has a name in this language. Write `b String @db.VarChar(60)`.""");
}
