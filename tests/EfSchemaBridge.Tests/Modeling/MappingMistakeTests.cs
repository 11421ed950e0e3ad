using System.ComponentModel.DataAnnotations.Schema;
using EfSchemaBridge.Extensions;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Text;
using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.Tests.Modeling;

/// <summary>What <c>ApplySchema</c> says of classes that do not fit the schema.</summary>
public class MappingMistakeTests
{
    private const string Namespace = "EfSchemaBridge.Tests.Modeling";

    [Fact]
    public void A_required_field_without_property_is_told_with_both_sides() => AssertMistake(
        "id Int @id\n  name String\n  email String",
        "prisma/schema.prisma(4,3): error ESB5004: the required field Person.email has no property in the class Person, and no default. Add the property, make the field optional, or give it a @default.");

    [Fact]
    public void A_property_without_field_is_told_with_both_sides() => AssertMistake(
        "id Int @id",
        "prisma/schema.prisma(1,1): error ESB5007: the model Person has no field for the property Person.Name of type String. Add the field, or leave the property out of the model with [NotMapped].");

    [Fact]
    public void A_type_that_does_not_fit_is_told_with_both_sides() => AssertMistake(
        "id Int @id\n  name Int",
        "prisma/schema.prisma(3,3): error ESB5005: the field Person.name (integer) does not fit the property Person.Name of type String. Give the property the type Int32, or call HasConversion on it before ApplySchema.");

    [Fact]
    public void A_list_that_meets_a_single_value_is_told_with_both_sides() => AssertMistake(
        "id Int @id\n  name String[]",
        "prisma/schema.prisma(3,3): error ESB5005: the field Person.name (text[]) does not fit the property Person.Name of type String. Give the property the type List of String, or call HasConversion on it before ApplySchema.");

    [Fact]
    public void An_optional_field_and_a_property_that_cannot_be_null_are_told() => AssertMistake(
        "id Int @id\n  name String\n  age Int?",
        "prisma/schema.prisma(4,3): error ESB5006: the field Person.age is optional and the property Aged.Age cannot be null. Make it Int32?, or the field required.",
        builder => builder.Entity<Aged>().ToTable("Person"));

    [Fact]
    public void Two_classes_of_one_name_are_told_with_the_way_out() => AssertMistake(
        "id Int @id\n  name String",
        "prisma/schema.prisma(1,1): error ESB5003: the model Person has the name of several classes (Aged, Person). Say which one: ApplySchema(..., o => o.Map<Aged>(\"Person\")).",
        builder =>
        {
            builder.Entity<Aged>().ToTable("Person").Ignore(a => a.Age);
            builder.Entity<Person>();
        });

    [Fact]
    public void A_navigation_to_another_class_is_told_with_both_sides()
    {
        var builder = Conventions();
        builder.Entity<Owner>();
        builder.Entity<Pet>();

        Assert.Equal(
            "prisma/schema.prisma(3,3): error ESB5008: the relation field Owner.pets leads to many of Pet, and the property Owner.Pets is of type Pet.",
            Mistakes(builder, "model Owner {\n  id Int @id\n  pets Pet[]\n}\nmodel Pet {\n  id Int @id\n  ownerId Int\n  owner Owner @relation(fields: [ownerId], references: [id])\n}\n"));
    }

    [Fact]
    public void An_enum_without_a_member_for_a_value_is_told()
    {
        var builder = Conventions();
        builder.Entity<Light>();

        Assert.Equal(
            "prisma/schema.prisma(3,3): error ESB5009: the enum of the field Light.colour has values that the enum of the property Light.Colour has no member for: Blue. Add the members, named so or with [PgName].",
            Mistakes(builder, "model Light {\n  id Int @id\n  colour Colour\n}\nenum Colour {\n  Red\n  Blue\n}\n"));
    }

    [Fact]
    public void A_class_mapped_to_a_model_that_is_not_there_is_told() =>
        Assert.Equal(
            "error ESB5010: the schema has no model Human to map the class Person to. It has: Person.",
            Assert.Throws<SchemaMappingException>(() => Conventions().ApplySchema(Schema("model Person {\n  id Int @id\n}\n"), o => o.Map<Person>("Human"))).Message.Replace($"{Namespace}.", "", StringComparison.Ordinal));

    [Fact]
    public void Names_match_without_regard_to_case_and_underscores_and_columns_that_the_app_has_named()
    {
        var builder = Conventions();
        builder.Entity<Person>().Property(p => p.Name).HasColumnName("nom");
        builder.ApplySchema(Schema("model people {\n  ID Int @id\n  full_name String @map(\"nom\")\n}\n"), o => o.Map<Person>("people"));

        var person = builder.Model.FindEntityType(typeof(Person))!;
        Assert.Equal(("people", "nom"), (person.GetTableName(), person.FindProperty("Name")!.GetColumnName()));
        Assert.Equal(["Id"], person.FindPrimaryKey()!.Properties.Select(p => p.Name));
    }

    [Fact]
    public void An_optional_field_without_property_becomes_a_shadow_property()
    {
        var builder = Conventions();
        builder.Entity<Person>();
        builder.ApplySchema(Schema("model Person {\n  id Int @id\n  name String\n  note String?\n}\n"));

        Assert.True(builder.Model.FindEntityType(typeof(Person))!.FindProperty("note")!.IsShadowProperty());
    }

    private static void AssertMistake(string fields, string expected, Action<ModelBuilder>? classes = null)
    {
        var builder = Conventions();
        (classes ?? (b => b.Entity<Person>()))(builder);
        Assert.Equal(expected, Mistakes(builder, $"model Person {{\n  {fields}\n}}\n"));
    }

    private static string Mistakes(ModelBuilder builder, string schema) =>
        Assert.Throws<SchemaMappingException>(() => builder.ApplySchema(Schema(schema))).Message.Replace($"{Namespace}.", "", StringComparison.Ordinal);

    private static EfSchemaBridge.Schema.Semantics.PrismaSchema Schema(string text) => SchemaReader.Parse([new SourceFile("prisma/schema.prisma", text)]).Schema!;

    private static ModelBuilder Conventions() => new(Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Conventions.NpgsqlConventionSetBuilder.Build());

    private sealed class Person
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        [NotMapped]
        public string? Shown { get; set; }
    }

    private sealed class Aged
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";

        public int Age { get; set; }
    }

    private sealed class Owner
    {
        public int Id { get; set; }

        public Pet? Pets { get; set; }
    }

    private sealed class Pet
    {
        public int Id { get; set; }

        public int OwnerId { get; set; }
    }

    private sealed class Light
    {
        public int Id { get; set; }

        public Colour Colour { get; set; }
    }

    private enum Colour
    {
        Red,
    }
}
