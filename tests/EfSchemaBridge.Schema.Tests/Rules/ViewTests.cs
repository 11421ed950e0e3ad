using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class ViewTests
{
    [Fact]
    public void Views_are_a_preview_feature() => SchemaText.Reports(
        """
        view V {
          a Int
        }
        """,
        """(1,6): error ESB1607: Views are a preview feature. Add `previewFeatures = ["views"]` to a generator.""");

    [Fact]
    public void A_view_has_no_indexes() => SchemaText.Reports(
        """
        generator client {
          provider = "x"
          previewFeatures = ["views"]
        }
        view V {
          a Int
          @@index([a])
        }
        """,
        "(7,3): error ESB1316: The view `V` cannot have an index.");

    [Fact]
    public void A_unique_of_a_view_has_no_name_in_the_database() => SchemaText.Reports(
        """
        generator client {
          provider = "x"
          previewFeatures = ["views"]
        }
        view V {
          a Int @unique(map: "x")
        }
        """,
        "(6,9): error ESB1316: A unique of the view `V` is nothing in the database, so it has no name there. Leave `map` out.");

    [Fact]
    public void The_fields_of_a_unique_of_a_view_take_no_arguments() => SchemaText.Reports(
        """
        generator client {
          provider = "x"
          previewFeatures = ["views"]
        }
        view V {
          a Int @unique(sort: Desc)
        }
        """,
        "(6,9): error ESB1316: The fields of a unique of the view `V` take no arguments.");

    [Fact]
    public void An_id_of_a_view_is_a_warning() => SchemaText.Reports(
        """
        generator client {
          provider = "x"
          previewFeatures = ["views"]
        }
        view V {
          a Int @id
        }
        """,
        "(6,9): warning ESB1316: The view `V` cannot have an id. Use `@unique` instead.");
}
