using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class KeyTests
{
    [Fact]
    public void A_model_needs_something_unique() => SchemaText.Reports(
        """
        model A {
          b Int
        }
        """,
        "(1,7): error ESB1301: The model `A` has no id and no unique made of required fields. Mark a field with `@id` or `@unique`, or add `@@id([...])` or `@@unique([...])`.");

    [Fact]
    public void An_optional_unique_is_not_enough() => SchemaText.Reports(
        """
        model A {
          b Int? @unique
        }
        """,
        "(1,7): error ESB1301: The model `A` has no id and no unique made of required fields. Mark a field with `@id` or `@unique`, or add `@@id([...])` or `@@unique([...])`.");

    [Fact]
    public void A_model_has_one_id() => SchemaText.Reports(
        """
        model A {
          a Int @id
          b Int @id
        }
        """,
        "(1,7): error ESB1302: The model `A` has more than one id. Keep one `@id`, or one `@@id([...])` with all the fields.");

    [Fact]
    public void An_id_is_required() => SchemaText.Reports(
        """
        model A {
          a Int? @id
        }
        """,
        "(2,10): error ESB1303: The id `a` must be required.");

    [Fact]
    public void The_fields_of_a_compound_id_are_required() => SchemaText.Reports(
        """
        model A {
          a Int
          b Int?
          @@id([a, b])
        }
        """,
        "(4,3): error ESB1303: The fields of an id must be required, but `b` may be missing.");

    [Fact]
    public void An_index_names_fields_that_exist() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bbb Int
          @@index([bb])
        }
        """,
        "(4,12): error ESB1304: `@@index` names the field `bb`, which the model `A` does not have. Did you mean `bbb`?");

    [Fact]
    public void An_index_names_no_relation_fields() => SchemaText.Reports(
        """
        model A {
          id Int @id
          bId Int
          b B @relation(fields: [bId], references: [id])
          @@index([b])
        }
        model B {
          id Int @id
          as A[]
        }
        """,
        "(5,12): error ESB1305: `@@index` names the relation field `b`; it can name columns only. Did you mean `bId`?");

    [Fact]
    public void An_index_names_a_field_once() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@index([b, b])
        }
        """,
        "(4,3): error ESB1306: `@@index` names the field `b` more than once.");

    [Fact]
    public void An_index_names_some_field() => SchemaText.Reports(
        """
        model A {
          id Int @id
          @@index([])
        }
        """,
        "(3,3): error ESB1307: `@@index` names no field.");

    [Fact]
    public void A_primary_key_has_no_sort_order() => SchemaText.Reports(
        """
        model A {
          a Int @id(sort: Desc)
        }
        """,
        "(2,9): error ESB1308: A primary key has no sort order in PostgreSQL.");

    [Fact]
    public void An_index_takes_no_length() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String
          @@index([b(length: 5)])
        }
        """,
        "(4,3): error ESB1308: PostgreSQL does not index the first letters of a field only: `length` is not supported.");

    [Fact]
    public void A_sort_order_is_ascending_or_descending() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@index([b(sort: Down)])
        }
        """,
        "(4,20): error ESB1208: `Down` is no sort order. The sort orders are Asc and Desc.");

    [Fact]
    public void An_unknown_index_type_names_the_nearest_one() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@index([b], type: Hsh)
        }
        """,
        "(4,22): error ESB1312: There is no index type `Hsh`. Did you mean `Hash`?");

    [Fact]
    public void A_hash_index_has_no_sort_order() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@index([b(sort: Desc)], type: Hash)
        }
        """,
        "(4,3): error ESB1308: An index of type Hash has no sort order.");

    [Fact]
    public void An_SpGist_index_has_one_field() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String
          c String
          @@index([b, c], type: SpGist)
        }
        """,
        "(5,3): error ESB1308: An index of type SpGist has one field only.");

    [Fact]
    public void Xml_cannot_be_indexed() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String @db.Xml
          @@index([b])
        }
        """,
        "(3,3): error ESB1314: `@@index` names `b`, whose native type Xml cannot be indexed.");

    [Fact]
    public void PostgreSQL_has_no_clustered_indexes() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@index([b], clustered: true)
        }
        """,
        "(4,3): error ESB1308: PostgreSQL keeps no clustered indexes. Leave `clustered` out.");

    [Fact]
    public void PostgreSQL_has_no_full_text_indexes() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b String
          @@fulltext([b])
        }
        """,
        "(4,3): error ESB1308: PostgreSQL has no `@@fulltext` indexes in this language. Use a `@@index` of type Gin on a tsvector column.");

    [Fact]
    public void An_index_takes_a_name_or_a_map() => SchemaText.Reports(
        """
        model A {
          id Int @id
          b Int
          @@index([b], name: "x", map: "y")
        }
        """,
        "(4,3): error ESB1206: The index has both a `name` and a `map`, which mean the same here. Keep `map`.");
}
