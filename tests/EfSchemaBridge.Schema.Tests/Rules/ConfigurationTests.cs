using EfSchemaBridge.Schema.Tests.Support;

namespace EfSchemaBridge.Schema.Tests.Rules;

public class ConfigurationTests
{
    [Fact]
    public void Another_databases_provider_is_refused_by_name() => SchemaText.Reports(
        """
        datasource db {
          provider = "mysql"
        }
        """,
        """(2,14): error ESB1605: This schema is for MySQL, but only PostgreSQL is supported. Use `provider = "postgresql"`.""");

    [Fact]
    public void An_unknown_provider_is_refused() => SchemaText.Reports(
        """
        datasource db {
          provider = "oracle"
        }
        """,
        """(2,14): error ESB1605: There is no provider "oracle". Use `provider = "postgresql"`.""");

    [Fact]
    public void A_provider_cannot_come_from_the_environment() => SchemaText.Reports(
        """
        datasource db {
          provider = env("X")
        }
        """,
        """(1,12): error ESB1604: The provider of the datasource `db` cannot come from the environment. Use `provider = "postgresql"`.""");

    [Fact]
    public void A_datasource_needs_a_provider() => SchemaText.Reports(
        """
        datasource db {
          url = env("X")
        }
        """,
        """(1,12): error ESB1602: The datasource `db` has no provider. Add `provider = "postgresql"`.""");

    [Fact]
    public void A_schema_has_one_datasource() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
        }
        datasource other {
          provider = "postgresql"
        }
        """,
        "(1,12): error ESB1601: A schema has one datasource only, but this one has `db` and `other`.");

    [Fact]
    public void An_unknown_property_names_the_nearest_one() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          schema = ["a"]
        }
        """,
        "(3,3): error ESB1603: A datasource has no property `schema`. Did you mean `schemas`?");

    [Fact]
    public void A_property_stands_once() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          provider = "postgresql"
        }
        """,
        "(3,3): error ESB1108: The datasource `db` has the property `provider` already.");

    [Fact]
    public void A_property_has_a_value() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          schemas =
        }
        """,
        "(1,12): error ESB1602: The property `schemas` of the datasource `db` has no value.");

    [Fact]
    public void Schemas_are_not_empty() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          schemas = []
        }
        """,
        "(3,13): error ESB1604: The list of schemas is empty. Name at least one, or leave the property out.");

    [Fact]
    public void Schemas_are_listed_once() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          schemas = ["a", "a"]
        }
        """,
        "(3,13): error ESB1604: The schema `a` is listed twice.");

    [Fact]
    public void Schemas_are_strings() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          schemas = [a]
        }
        """,
        "(3,14): error ESB1207: Expected a string, but found the constant `a`.");

    [Fact]
    public void A_relation_mode_is_one_of_two() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          relationMode = "foo"
        }
        """,
        "(1,12): error ESB1604: There is no relation mode `foo`. The modes are `foreignKeys` and `prisma`.");

    [Fact]
    public void Old_and_new_name_of_the_relation_mode_exclude_each_other() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          relationMode = "prisma"
          referentialIntegrity = "prisma"
        }
        """,
        "(4,3): error ESB1604: `referentialIntegrity` is the old name of `relationMode`: only one of them may be given. Keep `relationMode`.");

    [Fact]
    public void The_old_name_of_the_relation_mode_is_a_warning() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          referentialIntegrity = "foreignKeys"
        }
        """,
        "(3,3): warning ESB1608: `referentialIntegrity` is the old name of `relationMode`.");

    [Fact]
    public void Preview_features_belong_into_a_generator() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          previewFeatures = ["views"]
        }
        """,
        "(3,3): error ESB1604: Preview features belong into a generator.");

    [Fact]
    public void Extensions_are_a_preview_feature() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          extensions = [citext]
        }
        """,
        """(3,3): error ESB1607: The property `extensions` is a preview feature. Add `previewFeatures = ["postgresqlExtensions"]` to a generator.""");

    [Fact]
    public void A_connection_is_a_string_or_a_variable() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          url = 5
        }
        """,
        """(3,9): error ESB1604: A connection is a string or `env("...")`.""");

    [Fact]
    public void A_generator_needs_a_provider() => SchemaText.Reports(
        """
        generator client {
        }
        """,
        """(1,11): error ESB1602: The generator `client` has no provider. Add `provider = "prisma-client"` or another one.""");

    [Fact]
    public void An_unknown_preview_feature_names_the_nearest_one() => SchemaText.Reports(
        """
        generator client {
          provider = "x"
          previewFeatures = ["vews"]
        }
        """,
        "(3,21): error ESB1606: There is no preview feature `vews`. Did you mean `views`?");

    [Fact]
    public void A_mistyped_connection_string_is_not_shown() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql"
          url "postgresql://me:secret@host/db"
          schemas = ["a"]
        }
        """,
        """(3,7): error ESB1001: This line is not a property of a datasource: unexpected literal `"postgres...`, expected `=`.""");

    [Fact]
    public void A_connection_string_in_the_wrong_place_is_not_shown() => SchemaText.Reports(
        """
        datasource db {
          provider = "postgresql://me:secret@host/db"
        }
        """,
        """(2,14): error ESB1605: There is no provider "postgresql://*****************". Use `provider = "postgresql"`.""");
}
