using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class OperatorClassTests
{
    [Fact]
    public void An_unknown_class_names_the_nearest_one() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Json
          @@index([b(ops: JsonbPathOp)], type: Gin)
        }
        """,
        "(4,19): error ESB1313: There is no operator class `JsonbPathOp`. Did you mean `JsonbPathOps`?");

    [Fact]
    public void A_class_needs_its_index_type() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Json
          @@index([b(ops: JsonbPathOps)])
        }
        """,
        "(4,3): error ESB1313: The operator class JsonbPathOps does not work with indexes of type BTree. It needs `type: Gin`.");

    [Fact]
    public void A_class_needs_its_scalar_type() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String
          @@index([b(ops: JsonbPathOps)], type: Gin)
        }
        """,
        "(4,3): error ESB1313: The operator class JsonbPathOps is for fields of type Json, but `b` is of type String.");

    [Fact]
    public void A_class_needs_its_native_type() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Json @db.Json
          @@index([b(ops: JsonbPathOps)], type: Gin)
        }
        """,
        "(4,3): error ESB1313: The operator class JsonbPathOps does not fit the native type Json of `b`.");

    [Fact]
    public void A_class_may_need_a_native_type_to_be_given() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String
          @@index([b(ops: InetOps)], type: Gist)
        }
        """,
        "(4,3): error ESB1313: The operator class InetOps needs a native type on `b`. It fits Inet.");

    [Fact]
    public void ArrayOps_is_for_lists() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@index([b(ops: ArrayOps)], type: Gin)
        }
        """,
        "(4,3): error ESB1313: The operator class ArrayOps is for lists, but `b` is none.");

    [Fact]
    public void A_class_stands_in_indexes_only() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String
          @@unique([b(ops: raw("text_pattern_ops"))])
        }
        """,
        "(4,3): error ESB1308: Operator classes belong in `@@index` only.");

    [Fact]
    public void A_class_is_a_name_or_raw() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String
          @@index([b(ops: "x")])
        }
        """,
        """(4,19): error ESB1313: `"x"` is no operator class. Write its name, or `raw("...")` with its name in the database.""");

    [Fact]
    public void An_index_type_must_hold_the_scalar_type() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@index([b], type: Gin)
        }
        """,
        """(4,3): error ESB1314: An index of type Gin cannot hold `b`, which is of type Int. Name an operator class, as in `b(ops: raw("..."))`, or leave `type` out.""");

    [Fact]
    public void An_index_type_must_hold_the_native_type() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @db.Citext
          @@index([b], type: Brin)
        }
        """,
        """(4,3): error ESB1314: The native type Citext of `b` has no default operator class for indexes of type Brin. Name one, as in `b(ops: raw("..."))`.""");
}
